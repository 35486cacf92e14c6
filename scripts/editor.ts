/* eslint-disable no-console, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- a command line is made of these */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import {
	DEFAULT_CONNECTIONS,
	SANDBOX_API_KEY,
	startSandbox,
	type ReceivedRequest,
} from '../sandbox';
import { SANDBOX_WEBHOOK_URL } from '../sandbox/webhooks';
import { cacheFolder } from './n8n/cache';
import { installedN8n, N8N_VERSION } from './n8n/installed';
import { furnish } from './n8n/furnish';
import { buildProject, installPackage, packProject } from './n8n/package';
import { OWNER, type Saved } from './n8n/rest';
import { endGroup, isFree, startN8n, type RunningN8n } from './n8n/start';
import { startVideoServer } from './n8n/videoServer';

const DEFAULT_PORT = 5678;
/** Always the same where they are free, because saved workflows name them. */
const SANDBOX_PORT = 4010;
const VIDEO_PORT = 4011;
const USAGE = `Starts a real n8n with this node, a sandbox in the place of OFAuth, and the example workflows.

npm run editor -- [--port N] [--data FOLDER] [--fresh]

--port N   n8n's port, default ${DEFAULT_PORT}
--data F   where to keep what is made in the editor, default: beside the installed n8n
--fresh    forget what was made in the editor before
--help     this text`;

class EditorError extends Error {}

interface Flags {
	port: number;
	data: string;
	fresh: boolean;
	help: boolean;
}

/** The flags; undefined, and said why, where they make no sense. */
function readFlags(args: string[]): Flags | undefined {
	const flag = { type: 'boolean', default: false } as const;
	try {
		const port = { type: 'string', default: String(DEFAULT_PORT) } as const;
		const data = { type: 'string', default: join(cacheFolder(), `editor-${N8N_VERSION}`) } as const;
		const options = { port, data, fresh: flag, help: flag };
		const { values } = parseArgs({ args, options });
		const number = Number(values.port);
		if (!/^\d+$/.test(values.port) || number < 1 || number > 65_535)
			throw new Error(`--port ${values.port}: not a port`);
		return { ...values, port: number };
	} catch (error) {
		console.error(`${(error as Error).message}\n\n${USAGE}`);
		return undefined;
	}
}

/** Two n8n on one database would spoil it. */
function lock(folder: string): () => void {
	const file = join(folder, 'editor.pid');
	const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
	if (isAlive(pid))
		throw new EditorError(`The editor is running already (process ${pid}). End that one first.`);
	writeFileSync(file, String(process.pid));
	return () => rmSync(file, { force: true });
}

function isAlive(pid: number): boolean {
	try {
		return pid > 0 && process.kill(pid, 0);
	} catch {
		return false;
	}
}

/** Characters of a body that are shown. */
const SHOWN = 600;

function report({ method, path, connectionId, status, body }: ReceivedRequest): void {
	console.log(`OFAuth sandbox: ${method} ${path} ${connectionId ?? '-'} ${status}`);
	if (body === undefined || Buffer.isBuffer(body)) return;
	const text = JSON.stringify(body);
	console.log(`                ${text.length > SHOWN ? `${text.slice(0, SHOWN)} …` : text}`);
}

/** What sends an event to the example that listens. */
function eventCommand({ port }: RunningN8n): string {
	const url = new URL(SANDBOX_WEBHOOK_URL);
	if (url.port === String(port)) return 'npm run event';
	url.port = String(port);
	return `npm run event -- --url ${url}`;
}

function announce(n8n: RunningN8n, sandboxUrl: string, examples: Saved[]): void {
	const connections = DEFAULT_CONNECTIONS.map(({ id, status }) =>
		status === 'active' ? id : `${id} (${status})`,
	);
	const workflows = examples.map(({ id, name }) => `${n8n.url}/workflow/${id}  ${name}`);
	console.log(`
n8n             ${n8n.url}
Email           ${OWNER.email}
Password        ${OWNER.password}
Workflows       ${workflows.join('\n                ')}
Credential      OFAuth sandbox (${sandboxUrl}, key ${SANDBOX_API_KEY})
Connections     ${connections.join(', ')}
Webhooks        ${eventCommand(n8n)}  starts "Tell me when a connection expires"

Ctrl-C ends it. Requests that reach the sandbox are listed here, with what is in them.
`);
}

/** Told to end: by Ctrl-C, by a service manager, or because the npm that started this is gone. */
async function endSignal(): Promise<void> {
	await new Promise<void>((told) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => told());
		if (!process.env.npm_lifecycle_event) return;
		// npm hands SIGTERM to a shell, which dies of it and tells nobody.
		const parent = process.ppid;
		setInterval(() => process.ppid !== parent && told(), 500).unref();
	});
}

async function main(): Promise<void> {
	const flags = readFlags(process.argv.slice(2));
	if (!flags) {
		process.exitCode = 2;
		return;
	}
	if (flags.help) return console.log(USAGE);

	const folder = resolve(flags.data);
	mkdirSync(folder, { recursive: true });
	const unlock = lock(folder);
	const closing: Array<() => Promise<void> | void> = [unlock];
	const told = new AbortController();
	const end = endSignal().then(() => told.abort());
	try {
		await Promise.race([open(flags, { folder, closing, told: told.signal }), end]);
	} finally {
		told.abort();
		console.log('Ending …');
		for (const close of closing.reverse()) await close();
	}
}

interface Session {
	/** Holds n8n's user folder. */
	folder: string;
	/** How to end each thing that was started, added the moment there is something to end. */
	closing: Array<() => Promise<void> | void>;
	/** Aborted when the session is to end. */
	told: AbortSignal;
}

/** This port, or 0 for any where it is taken. */
async function preferred(port: number): Promise<number> {
	return (await isFree(port)) ? port : 0;
}

/** Starts everything, and settles when n8n ends. */
async function open({ port, fresh }: Flags, { folder, closing, told }: Session): Promise<void> {
	if (!(await isFree(port)))
		throw new EditorError(`Port ${port} is taken. Choose another: npm run editor -- --port N`);
	const userFolder = join(folder, 'user');
	if (fresh) rmSync(userFolder, { recursive: true, force: true });
	console.log('Building the package …');
	const [installed] = await Promise.all([installedN8n(console.log), buildProject()]);
	await installPackage(await packProject(folder), userFolder);
	if (told.aborted) return;
	const sandbox = await startSandbox({ port: await preferred(SANDBOX_PORT), onAnswered: report });
	closing.push(async () => await sandbox.close());
	const video = await startVideoServer(await preferred(VIDEO_PORT));
	closing.push(async () => await video.close());

	console.log(`Starting n8n ${N8N_VERSION} …`);
	let isStarting: number | undefined;
	closing.push(() => (isStarting === undefined ? undefined : endGroup(isStarting)));
	const n8n = await startN8n({
		installed,
		userFolder,
		port,
		onPid: (pid) => (isStarting = pid),
	});
	isStarting = undefined;
	closing.push(async () => await n8n.stop());
	const examples = await furnish(n8n.url, { sandboxUrl: sandbox.url, videoUrl: video.url });
	announce(n8n, sandbox.url, examples);
	await n8n.ended;
	if (!told.aborted) throw new EditorError(`n8n has ended by itself:\n${n8n.log().slice(-2000)}`);
}

main().then(
	() => process.exit(),
	(error: unknown) => {
		console.error(
			error instanceof EditorError ? error.message : String((error as Error).stack ?? error),
		);
		process.exit(1);
	},
);
