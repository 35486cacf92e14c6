/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- starts jest and reads what it writes */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Say } from '../n8n/cache';
import { installedEngine, installedNode } from '../n8n/installed';
import { cleanEnvironment, run } from '../n8n/run';
import type { Version } from './versions';

const ROOT = join(__dirname, '..', '..');
const JEST = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
const TSC = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
/** Some times as long as a run takes on two cores. */
const LIMIT_MS = 45 * 60_000;

/** What the tests came to on one engine. */
export interface Checked {
	version: Version;
	passed: number;
	/** Names of the tests that failed. */
	failed: string[];
	seconds: number;
}

interface JestResult {
	numPassedTests: number;
	success: boolean;
	testResults: Array<{
		name: string;
		message: string;
		assertionResults: Array<{ status: string; fullName: string }>;
	}>;
}

/** Compiles the modules of the package, each into a file of its own. @returns their folder, below the one given */
export async function compiledModules(folder: string): Promise<string> {
	const compiled = join(folder, 'dist');
	await run(process.execPath, [TSC, '--outDir', compiled], ROOT);
	return compiled;
}

/**
 * Runs the project's tests on the compiled package and one engine.
 *
 * @param compiled as `compiledModules` has made it
 * @param folder for what jest writes
 * @param say told what is being installed
 * @throws where jest did not get as far as a result
 */
export async function checkOn(
	version: Version,
	{ compiled, folder }: { compiled: string; folder: string },
	say: Say,
): Promise<Checked> {
	const engine = await installedEngine(say, version.core);
	const node = await installedNode(say, version.node);
	const file = join(folder, `${version.core}.json`);
	const config = join(__dirname, 'jest.config.js');
	const args = [JEST, '--config', config, '--forceExit', '--json', '--outputFile', file];
	const start = Date.now();
	const output = await ended(node, args, { OFAUTH_ENGINE: engine, OFAUTH_COMPILED: compiled });
	const result = readResult(file, output);
	const failed = result.testResults.flatMap(({ name, message, assertionResults }) => {
		const tests = assertionResults.filter(({ status }) => status === 'failed');
		if (tests.length > 0) return tests.map(({ fullName }) => fullName);
		return message && !result.success ? [`${name}: ${message}`] : [];
	});
	const seconds = Math.round((Date.now() - start) / 1000);
	return { version, passed: result.numPassedTests, failed, seconds };
}

function readResult(file: string, output: string): JestResult {
	if (!existsSync(file)) throw new Error(`jest gave no result:\n${output.slice(-3000)}`);
	return JSON.parse(readFileSync(file, 'utf8')) as JestResult;
}

/** Runs a program to its end, well or not. @returns what it printed */
async function ended(command: string, args: string[], env: NodeJS.ProcessEnv): Promise<string> {
	const child = spawn(command, args, {
		cwd: ROOT,
		env: { ...cleanEnvironment(), ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const kill = () => child.kill('SIGKILL');
	process.on('exit', kill);
	const limit = setTimeout(kill, LIMIT_MS);
	let output = '';
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (data: Buffer) => (output += data.toString()));
	await new Promise((resolve) => child.once('close', resolve));
	clearTimeout(limit);
	process.off('exit', kill);
	return output;
}
