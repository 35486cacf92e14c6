/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- starts the end to end tests and reads what they note */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { cleanEnvironment } from '../n8n/run';

const ROOT = join(__dirname, '..', '..');

/** What became of an execution of 15 messages whose worker was killed; numbers are messages. */
export interface Killed {
	withKey: boolean;
	/** Created when the worker died. */
	atDeath: number;
	/** n8n's status of the execution, after n8n has done by itself whatever it does. */
	status: string;
	/** Created more than once by what n8n does by itself. */
	twiceByItself: number;
	twiceAfterRetry: number;
	/** After a new run of the workflow. */
	distinct: number;
	twice: number;
}

/**
 * Kills a worker of a whole n8n in the middle of its work: the end to end tests of that, in this version.
 *
 * @param folder for what the tests note
 * @throws where they fail
 */
export async function killedIn(n8n: string, folder: string): Promise<Killed[]> {
	const facts = join(folder, `killed-${n8n}.jsonl`);
	const args = ['--import', 'tsx', join(ROOT, 'e2e', 'run.ts'), '3-queue', '-t', 'is killed'];
	const child = spawn(process.execPath, args, {
		cwd: ROOT,
		env: { ...cleanEnvironment(), E2E_N8N: n8n, E2E_FACTS: facts },
		stdio: ['ignore', 'inherit', 'inherit'],
	});
	const end = () => child.kill('SIGTERM');
	process.on('exit', end);
	const code = await new Promise((resolve) => child.once('close', resolve));
	process.off('exit', end);
	if (code !== 0 || !existsSync(facts)) throw new Error(`The tests in n8n ${n8n} failed`);
	const lines = readFileSync(facts, 'utf8').trim().split('\n');
	return lines.map((line) => JSON.parse(line) as Killed);
}
