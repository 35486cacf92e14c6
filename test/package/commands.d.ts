/** Where the package is. */
export const ROOT: string;
/** A file of the package as text. */
export function read(file: string): string;
/** The files below some folders of the package, by their path from its root. */
export function filesBelow(...folders: string[]): string[];
/** A folder that `remove` takes away again. */
export function scratch(): { folder: string; remove(): void };
/** What npm says of a tarball. */
export interface PackReport {
	filename: string;
	/** Bytes packed. */
	size: number;
	unpackedSize: number;
	files: Array<{ path: string; size: number }>;
}
/** Packs the package as `npm publish` would, and unpacks it. */
export function pack(folder: string): { report: PackReport; unpacked: string };
/** Copies what n8n's scanner reads of the source, and puts one more file, or another text, into the copy. */
export function plant(folder: string, file: string, text: string): string;
/** An arrow that breaks a rule, or a file that does; then it has no `to`. */
export interface BadArrow {
	rule: string;
	from: string;
	to?: string;
}
/** Checks the arrows of a copy of what is published, with lines added to its files. */
export function arrowsOf(
	folder: string,
	lines: Array<[file: string, line: string]>,
): { status: number; found: BadArrow[] };
/** Runs n8n's own scanner on a folder; without patterns, with those it uses for a source tree. */
export function scan(
	folder: string,
	patterns?: string[],
): { passed: boolean; message?: string; details?: string };
