/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a process of its own */
import { startSandbox, type SandboxOptions } from '../sandbox';
import type { SandboxCommand, SandboxReading } from './jobs';

/** The sandbox in a process of its own, so that a worker's CPU and memory are the engine's alone. */
async function main() {
	const sandbox = await startSandbox(JSON.parse(process.argv[2]) as SandboxOptions);
	const read = (): SandboxReading => ({
		messages: sandbox.messages.map(({ body, at }) => ({ text: String(body.text), at })),
		sha256: sandbox.uploads.at(-1)?.sha256,
	});
	process.on('message', (command: SandboxCommand) => {
		if (command === 'reset') sandbox.reset();
		process.send?.(command === 'read' ? read() : 'done');
	});
	process.on('disconnect', () => process.exit(0));
	process.send?.(sandbox.url);
}

void main();
