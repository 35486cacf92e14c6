/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- reads and writes files */
import {
	appendFileSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
	writeSync,
} from 'node:fs';
import { join } from 'node:path';

import { SANDBOX_API_KEY, startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox';
import type { InstalledN8n } from '../../scripts/n8n/installed';
import { installPackage } from '../../scripts/n8n/package';
import { N8nRest, type Saved } from '../../scripts/n8n/rest';
import { startN8n, type N8nStart, type RunningN8n } from '../../scripts/n8n/start';

interface Setting {
	/** The package as it would be published. */
	tarball: string;
	installed: InstalledN8n;
}

/** The run's folder, made and removed by run.ts. */
export const FOLDER = process.env.OFAUTH_E2E_FOLDER ?? '';

export function setting(): Setting {
	if (!FOLDER) throw new Error('Start these tests with: npm run test:e2e');
	return JSON.parse(readFileSync(join(FOLDER, 'setting.json'), 'utf8')) as Setting;
}

/** Prints a line that jest does not decorate: figures that a check has measured. */
export function print(line: string): void {
	writeSync(1, `        ${line}\n`);
}

/** Notes what a check has measured for whoever has started the tests, as a line of the file E2E_FACTS. */
export function note(fact: object): void {
	if (process.env.E2E_FACTS) appendFileSync(process.env.E2E_FACTS, `${JSON.stringify(fact)}\n`);
}

/** Has run.ts end a process group if the tests could not. @returns to be called when it has ended */
export function noteGroup(pid: number): () => void {
	const file = join(FOLDER, 'groups', String(pid));
	writeFileSync(file, '');
	return () => rmSync(file, { force: true });
}

export function newFolder(name: string): string {
	return mkdtempSync(join(FOLDER, `${name}-`));
}

/** A user folder with the packed package in it, as n8n installs it. */
export async function newUserFolder(name: string): Promise<string> {
	const folder = newFolder(name);
	await installPackage(setting().tarball, folder);
	return folder;
}

/** Starts n8n so that nothing of it outlives the run. */
export async function start(options: Omit<N8nStart, 'installed'>): Promise<RunningN8n> {
	let forget = () => {};
	const n8n = await startN8n({
		...options,
		installed: setting().installed,
		onPid: (pid) => (forget = noteGroup(pid)),
	});
	const ending =
		<T>(end: () => Promise<T>) =>
		async () => {
			const result = await end();
			forget();
			return result;
		};
	n8n.stop = ending(n8n.stop.bind(n8n));
	n8n.kill = ending(n8n.kill.bind(n8n));
	return n8n;
}

/** An n8n with its owner logged in, a sandbox, and a credential for it. */
export interface Stage {
	n8n: RunningN8n;
	rest: N8nRest;
	sandbox: Sandbox;
	credential: Saved;
	close(): Promise<void>;
}

/** A stage with one n8n process. */
export interface SingleStage extends Stage {
	userFolder: string;
	/** Starts n8n again, once it has ended, with all that it has stored. */
	startAgain(): Promise<void>;
}

/** Opens a stage with one n8n, by default on SQLite and in a new user folder. */
export async function openStage(
	sandboxOptions: SandboxOptions = { bucket: null },
	env: Record<string, string> = {},
	userFolder?: string,
): Promise<SingleStage> {
	const folder = userFolder ?? (await newUserFolder('user'));
	const sandbox = await startSandbox(sandboxOptions);
	const begin = async () => {
		const n8n = await start({ userFolder: folder, env });
		const rest = new N8nRest(n8n.url);
		await rest.login();
		return { n8n, rest };
	};
	const { n8n, rest } = await begin();
	const data = sandboxCredential(sandbox);
	const credential = await rest.saveCredential('OFAuth sandbox', 'ofAuthApi', data);
	const stage: SingleStage = {
		n8n,
		rest,
		sandbox,
		credential,
		userFolder: folder,
		async startAgain() {
			Object.assign(stage, await begin());
		},
		async close() {
			if (!stage.n8n.hasEnded) await stage.n8n.stop();
			await sandbox.close();
		},
	};
	return stage;
}

export function sandboxCredential(sandbox: Sandbox) {
	return { apiKey: SANDBOX_API_KEY, connectionId: 'conn_amber', baseUrl: sandbox.url };
}
