/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a process of its own */
import { startSandbox, type Fault, type SandboxOptions } from '../sandbox';
import type { SandboxCommand, SandboxReading } from './jobs';

/** The sandbox in a process of its own, so that a worker's CPU and memory are the engine's alone. */
async function main() {
	const [options, faults] = process.argv.slice(2).map((text) => JSON.parse(text) as unknown) as [
		SandboxOptions,
		Fault[],
	];
	const sandbox = await startSandbox(options);
	const ids = (options.connections ?? []).map(({ id }) => id);
	const read = (): SandboxReading => ({
		messages: sandbox.messages.map(({ body, at }) => ({ text: String(body.text), at })),
		requests: sandbox.received.map(({ at, method, path, connectionId, status }) => ({
			at,
			method,
			path,
			connectionId,
			status,
		})),
		sha256: sandbox.uploads.at(-1)?.sha256,
	});
	const perform = (command: SandboxCommand): SandboxReading | 'done' => {
		if (command === 'read') return read();
		if (command === 'reset') {
			sandbox.reset();
			for (const fault of faults) sandbox.fault(fault);
		} else if (command === 'pay')
			for (const connectionId of ids) sandbox.addTransaction({ connectionId });
		else
			for (const [nth, connectionId] of ids.entries())
				sandbox.spend({ connectionId, requests: command.spend[nth % command.spend.length] });
		return 'done';
	};
	process.on('message', (command: SandboxCommand) => process.send?.(perform(command)));
	process.on('disconnect', () => process.exit(0));
	process.send?.(sandbox.url);
}

void main();
