/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- starts other programs */
import { spawn } from 'node:child_process';

const KEPT_OUTPUT = 4000;

/** What an `npm run` of this project tells its children and other npm calls must not hear. */
const NPM_OF_THIS_PROJECT =
	/^npm_(config_(local_prefix|prefix|ignore_scripts)|package_|lifecycle_)/i;

/** This process's environment without what npm has put into it for this project. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
	return Object.fromEntries(
		Object.entries(process.env).filter(([name]) => !NPM_OF_THIS_PROJECT.test(name)),
	);
}

/**
 * Runs a program to its end.
 *
 * @returns its standard output
 * @throws with the end of its output where it does not end well
 */
export async function run(
	command: string,
	args: string[],
	folder: string,
	env: NodeJS.ProcessEnv = {},
): Promise<string> {
	return await new Promise((resolve, reject) => {
		const child = spawn(command, args, {
			cwd: folder,
			env: { ...cleanEnvironment(), ...env },
			stdio: ['ignore', 'pipe', 'pipe'],
			shell: process.platform === 'win32',
		});
		let output = '';
		let errors = '';
		child.stdout.on('data', (data: Buffer) => (output += data.toString()));
		child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
		child.on('error', reject);
		child.on('close', (code, signal) => {
			if (code === 0) return resolve(output);
			const end = `${output}\n${errors}`.slice(-KEPT_OUTPUT);
			reject(new Error(`${command} ${args.join(' ')} ended with ${code ?? signal}:\n${end}`));
		});
	});
}
