import type { SandboxOptions } from './types';

export const USAGE = 'Usage: npm run sandbox -- [--port N] [--lists N] [--media N]';

/** What the command line can set. */
type CliOptions = Required<Pick<SandboxOptions, 'port' | 'lists' | 'media'>>;

/** Enough lists and media that a search has something to find. */
const DEFAULTS: CliOptions = { port: 4010, lists: 12, media: 30 };
// a list is made anew for each page of it
const HIGHEST: CliOptions = { port: 65_535, lists: 100_000, media: 100_000 };

/**
 * What the command line asks for: names and numbers in turn, in any order, each name once.
 *
 * @returns undefined where the arguments make no sense
 */
export function optionsFrom(args: string[]): CliOptions | undefined {
	const given: Partial<CliOptions> = {};
	for (let at = 0; at < args.length; at += 2) {
		const name = args[at].replace(/^--/, '') as keyof CliOptions;
		const value = /^\d{1,6}$/.test(args[at + 1] ?? '') ? Number(args[at + 1]) : NaN;
		const isKnown = args[at].startsWith('--') && Object.hasOwn(DEFAULTS, name);
		if (!isKnown || name in given || !(value <= HIGHEST[name])) return undefined;
		given[name] = value;
	}
	return { ...DEFAULTS, ...given };
}
