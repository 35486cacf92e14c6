/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs a child process */
import { execFile } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const TSX = join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs');

/** How a command ended. */
export interface Ended {
	code: number;
	stdout: string;
	stderr: string;
}

/**
 * Runs `scripts/start.ts` on the built package as `npm start` does, with an empty standard input.
 *
 * @param env added to an environment that holds no variable of OFAuth
 */
export async function runStart(args: string[], env: Record<string, string> = {}): Promise<Ended> {
	const clean = Object.fromEntries(
		Object.entries(process.env).filter(([name]) => !/^(OFAUTH_|N8N_)/.test(name)),
	);
	return await new Promise((resolve) => {
		const child = execFile(
			process.execPath,
			[TSX, join(ROOT, 'scripts', 'start.ts'), ...args],
			{ cwd: ROOT, env: { ...clean, ...env } },
			(error, stdout, stderr) =>
				resolve({
					code: typeof error?.code === 'number' ? error.code : error ? -1 : 0,
					stdout,
					stderr,
				}),
		);
		child.stdin?.end();
	});
}
