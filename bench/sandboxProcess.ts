/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a process of its own */
import { startSandbox, type SandboxOptions } from '../sandbox';
import type { SandboxCommand, SandboxReading, Traffic } from './jobs';

/** The sandbox in a process of its own, so that a worker's CPU and memory are the engine's alone. */
async function main() {
	const options = JSON.parse(process.argv[2]) as SandboxOptions;
	const sandbox = await startSandbox(options);
	const ids = (options.connections ?? []).map(({ id }) => id);
	const read = (): SandboxReading => ({
		messages: sandbox.messages.map(({ body, at }) => ({ text: String(body.text), at })),
		sha256: sandbox.uploads.at(-1)?.sha256,
	});
	const traffic = (): Traffic[] =>
		sandbox.received.map(({ at, method, path, connectionId, status }) => ({
			at,
			method,
			path,
			connectionId,
			status,
		}));
	const perform = (command: SandboxCommand): SandboxReading | Traffic[] | 'done' => {
		if (command === 'read') return read();
		if (command === 'traffic') return traffic();
		if (command === 'reset') sandbox.reset();
		else if (command === 'pay')
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
