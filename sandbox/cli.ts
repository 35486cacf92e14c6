/* eslint-disable no-console, @n8n/community-nodes/no-restricted-globals -- a command line is made of these */
import { DEFAULT_CONNECTIONS, SANDBOX_API_KEY, startSandbox, type ReceivedRequest } from './index';

const DEFAULT_PORT = 4010;
const USAGE = 'Usage: npm run sandbox -- [--port N]';

/** The port that the arguments name; undefined where they make no sense. */
function portFrom(args: string[]): number | undefined {
	if (args.length === 0) return DEFAULT_PORT;
	const [name, value, ...rest] = args;
	const isPort = /^\d{1,5}$/.test(value ?? '') && Number(value) <= 65_535;
	return name === '--port' && isPort && rest.length === 0 ? Number(value) : undefined;
}

function report({ method, path, connectionId, status }: ReceivedRequest): void {
	console.log(`${method} ${path} ${connectionId ?? '-'} ${status}`);
}

async function main(): Promise<void> {
	const port = portFrom(process.argv.slice(2));
	if (port === undefined) {
		console.error(USAGE);
		process.exitCode = 2;
		return;
	}
	const sandbox = await startSandbox({ port, onAnswered: report });
	console.log(`OFAuth sandbox  ${sandbox.url}`);
	console.log(`API key         ${SANDBOX_API_KEY}`);
	for (const { id, status } of DEFAULT_CONNECTIONS)
		console.log(`Connection      ${id} (${status})`);
	for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void sandbox.close());
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
