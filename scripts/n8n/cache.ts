/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- a folder of this machine */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Told once in a while what is going on. */
export type Say = (line: string) => void;

/** Where all that is downloaded is kept: outside the project, and shared by all its clones. */
export function cacheFolder(): string {
	return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'n8n-nodes-ofauth');
}

/**
 * A folder of the cache, filled on the first call. It appears whole or not at all: filled under
 * another name first, so that an interrupted or a second run never sees a half of it.
 */
export async function inCache(
	name: string,
	fill: (place: string) => Promise<void>,
): Promise<string> {
	const folder = join(cacheFolder(), name);
	if (existsSync(folder)) return folder;
	await mkdir(cacheFolder(), { recursive: true });
	const place = await mkdtemp(`${folder}.part-`);
	try {
		await fill(place);
		await rename(place, folder).catch((error: unknown) => {
			if (!existsSync(folder)) throw error;
		});
	} finally {
		await rm(place, { recursive: true, force: true });
	}
	return folder;
}

/** Does something that takes a while, and says every 15 seconds that it goes on. */
export async function withProgress(
	say: Say,
	what: string,
	work: () => Promise<void>,
): Promise<void> {
	const start = Date.now();
	const seconds = () => `${Math.round((Date.now() - start) / 1000)} s`;
	say(`${what} …`);
	const ticking = setInterval(() => say(`${what} … ${seconds()}`), 15_000);
	try {
		await work();
	} finally {
		clearInterval(ticking);
	}
	say(`${what}: done in ${seconds()}`);
}
