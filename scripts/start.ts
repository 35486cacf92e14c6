/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- a command line is made of these */
// Must stand first: n8n's engine reads its folder and its log level while it is loaded.
import '../test/helpers/setup.js';

import { parseArgs } from 'node:util';

import { SANDBOX_API_KEY, startSandbox } from '../sandbox';
import { countItems, loadPackage, readExample, runExample } from './example';
import { announcement, confirm, liveCredential, recording } from './live';
import { runLoop } from './loop';
import { checkRun, printReport, say, StartError, warn, type ReceivedRequest } from './report';

const USAGE = `Runs examples/create-mass-message.json on n8n's own engine, and what becomes of a message in the sandbox.

npm start                              sends to a sandbox on this machine
npm start -- --live                    sends for real: set OFAUTH_API_KEY and OFAUTH_CONNECTION_ID,
                                       and put your own lists and users into the example first
npm run --silent start -- --json       prints {received, output} as JSON and nothing else

--live   the real API (or OFAUTH_BASE_URL) in the place of the sandbox
--yes    with --live: do not ask before sending
--json   only JSON on standard output
--help   this text`;

interface Flags {
	live: boolean;
	yes: boolean;
	json: boolean;
	help: boolean;
}

/** The flags; undefined, and said why, where they make no sense. */
function readFlags(args: string[]): Flags | undefined {
	const flag = { type: 'boolean', default: false } as const;
	try {
		const options = { live: flag, yes: flag, json: flag, help: flag };
		return parseArgs({ args, options }).values as Flags;
	} catch (error) {
		warn(`${(error as Error).message}\n\n${USAGE}`);
		return undefined;
	}
}

async function inSandbox({ json }: Flags): Promise<void> {
	const workflow = readExample();
	const built = await loadPackage();
	const sandbox = await startSandbox();
	bypassProxy();
	try {
		const credential = {
			apiKey: SANDBOX_API_KEY,
			connectionId: 'conn_amber',
			baseUrl: sandbox.url,
		};
		const result = await runExample({ ...built, workflow, credential });
		const received = sandbox.received.map(
			({ method, path, connectionId, body }): ReceivedRequest => ({
				method,
				path,
				connectionId,
				body,
			}),
		);
		const output = result.items.map((item) => item.json);
		const lives = result.error ? [] : await runLoop(built);
		printReport(
			{ received, output, lives },
			'Requests that OFAuth (a sandbox on this machine) received',
			json,
		);
		checkRun(result, countItems(workflow));
		if (received.length !== countItems(workflow))
			throw new StartError(
				`The sandbox received ${received.length} requests for ${countItems(workflow)} messages`,
			);
	} finally {
		await sandbox.close();
	}
}

/** The sandbox is on this machine, where a proxy of the user's network cannot reach it. */
function bypassProxy(): void {
	for (const name of ['NO_PROXY', 'no_proxy'])
		process.env[name] = [process.env[name], '127.0.0.1'].filter(Boolean).join(',');
}

async function live({ json, yes }: Flags): Promise<void> {
	const credential = liveCredential();
	const workflow = readExample();
	const built = await loadPackage();
	const plan = await runExample({ ...built, workflow, credential, dryRun: true });
	if (plan.error) throw new StartError(`${plan.error.message}\n${plan.error.description ?? ''}`);
	const requests = plan.items.map((item) => item.json);
	(json ? warn : say)(announcement(requests, credential.baseUrl));
	if (!yes) await confirm();

	const received: ReceivedRequest[] = [];
	const credentialType = recording(built.credentialType, received);
	const result = await runExample({ ...built, credentialType, workflow, credential });
	const output = result.items.map((item) => item.json);
	printReport({ received, output }, `\nRequests to ${credential.baseUrl}`, json);
	checkRun(result, countItems(workflow));
}

async function main(): Promise<void> {
	const flags = readFlags(process.argv.slice(2));
	if (!flags) {
		process.exitCode = 2;
		return;
	}
	if (flags.help) return say(USAGE);
	await (flags.live ? live(flags) : inSandbox(flags));
}

main().catch((error: unknown) => {
	warn(
		error instanceof StartError ? `\n${error.message}` : String((error as Error).stack ?? error),
	);
	process.exitCode = 1;
});
