/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- starts n8n in a folder of its own */
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';

import type { InstalledN8n } from '../scripts/n8n/installed';
import { installPackage } from '../scripts/n8n/package';
import { N8nRest } from '../scripts/n8n/rest';
import { endGroup, startN8n, type RunningN8n } from '../scripts/n8n/start';

/** A whole n8n with this package in it, its owner logged in. */
export interface WholeN8n {
	n8n: RunningN8n;
	rest: N8nRest;
}

/**
 * Starts n8n on SQLite in a new user folder, with its own settings, and ends it when the work is done.
 *
 * @param tarball of this package, which is installed as n8n does it
 * @param folder where the user folder goes
 */
export async function inWholeN8n<T>(
	{ installed, tarball, folder }: { installed: InstalledN8n; tarball: string; folder: string },
	work: (whole: WholeN8n) => Promise<T>,
): Promise<T> {
	const userFolder = await mkdtemp(join(folder, 'user-'));
	await installPackage(tarball, userFolder);
	let end = () => {};
	const onExit = () => end();
	// Before the folder is removed in which it still writes.
	process.prependListener('exit', onExit);
	const n8n = await startN8n({
		installed,
		userFolder,
		onPid: (pid) => (end = () => endGroup(pid)),
	});
	try {
		const rest = new N8nRest(n8n.url);
		await rest.login();
		return await work({ n8n, rest });
	} finally {
		await n8n.stop();
		process.off('exit', onExit);
	}
}
