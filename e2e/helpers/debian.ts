/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- looks for programs of this machine */
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { run } from '../../scripts/n8n/run';

/** What the end to end tests need besides npm packages, and the Debian package that has it. */
const PROGRAMS: Array<{ debian: string; find: () => string | undefined }> = [
	{ debian: 'chromium', find: chromium },
	{ debian: 'redis-server', find: () => onPath('redis-server') },
	{ debian: 'postgresql', find: postgresFolder },
];
const FOR_PICTURES: typeof PROGRAMS = [
	{ debian: 'webp', find: () => onPath('cwebp') },
	{ debian: 'fonts-noto-color-emoji', find: () => existing(EMOJI) },
];
const EMOJI = '/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf';

function existing(file: string): string | undefined {
	return existsSync(file) ? file : undefined;
}

/** Where a program is; undefined where it is not on the PATH. */
export function onPath(...names: string[]): string | undefined {
	const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
	const places = names.flatMap((name) => folders.map((folder) => join(folder, name)));
	return places.find((place) => existsSync(place));
}

export function chromium(): string | undefined {
	return onPath('chromium', 'chromium-browser', 'google-chrome');
}

/** The folder of `initdb` and `postgres`, which Debian keeps off the PATH. */
export function postgresFolder(): string | undefined {
	const onPathToo = onPath('initdb');
	if (onPathToo) return join(onPathToo, '..');
	const debian = '/usr/lib/postgresql';
	if (!existsSync(debian)) return undefined;
	const versions = readdirSync(debian).sort((one, other) => Number(other) - Number(one));
	return versions
		.map((version) => join(debian, version, 'bin'))
		.find((folder) => existsSync(join(folder, 'initdb')));
}

/**
 * Installs what is missing, where this is root on a Debian.
 *
 * @param names of those Debian packages that are needed; default all
 * @throws naming what to install, where it cannot do that
 */
export async function ensurePrograms(
	say: (line: string) => void,
	names = PROGRAMS.map(({ debian }) => debian),
): Promise<void> {
	const chosen = PROGRAMS.filter(({ debian }) => names.includes(debian));
	const wanted = process.env.E2E_PICTURES ? [...chosen, ...FOR_PICTURES] : chosen;
	const missing = () => wanted.filter(({ find }) => !find()).map(({ debian }) => debian);
	if (missing().length === 0) return;
	const isRoot = process.getuid?.() === 0;
	if (isRoot && onPath('apt-get')) {
		say(`Installing ${missing().join(', ')} …`);
		const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
		await run('apt-get', ['update'], '/', quiet);
		await run('apt-get', ['install', '-y', '--no-install-recommends', ...missing()], '/', quiet);
	}
	if (missing().length > 0)
		throw new Error(`Install these first: ${missing().join(', ')} (names of Debian packages)`);
}
