/* eslint-disable no-console, @n8n/community-nodes/no-restricted-globals -- a command line is made of these */
import { optionsFrom, USAGE } from './cliOptions';
import { DEFAULT_CONNECTIONS, SANDBOX_API_KEY, startSandbox, type ReceivedRequest } from './index';

function report({ method, path, connectionId, status }: ReceivedRequest): void {
	console.log(`${method} ${path} ${connectionId ?? '-'} ${status}`);
}

async function main(): Promise<void> {
	const options = optionsFrom(process.argv.slice(2));
	if (!options) {
		console.error(USAGE);
		process.exitCode = 2;
		return;
	}
	const sandbox = await startSandbox({ ...options, onAnswered: report });
	console.log(`OFAuth sandbox  ${sandbox.url}`);
	console.log(`API key         ${SANDBOX_API_KEY}`);
	for (const { id, status } of DEFAULT_CONNECTIONS)
		console.log(`Connection      ${id} (${status})`);
	console.log('Webhook event   npm run event -- connection.expired --url https://…');
	for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void sandbox.close());
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
