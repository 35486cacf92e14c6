/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- reads files of this package */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const ACTIONS = join(__dirname, '..', '..', 'nodes', 'OfAuth', 'actions');

/** How many operations are declared, and how many lines the file of one has. */
export interface Sizes {
	operations: number;
	median: number;
	largest: number;
	/** The file with the most lines, from the folder of the actions. */
	largestFile: string;
}

/** Counts the files in which operations are declared; every operation has one of its own. */
export function sizes(): Sizes {
	const lines = readdirSync(ACTIONS, { recursive: true, encoding: 'utf8' })
		.filter((file) => basename(file).endsWith('.operation.ts'))
		.map((file) => ({
			file,
			lines: readFileSync(join(ACTIONS, file), 'utf8').split('\n').length - 1,
		}))
		.sort((one, other) => one.lines - other.lines);
	const last = lines[lines.length - 1];
	return {
		operations: lines.length,
		median: lines[Math.floor(lines.length / 2)].lines,
		largest: last.lines,
		largestFile: last.file,
	};
}

/** The same in one line. */
export function sizesInWords(): string {
	const { operations, median, largest, largestFile } = sizes();
	return `${operations} operations; lines of a declaration: median ${median}, at most ${largest} (${largestFile})`;
}
