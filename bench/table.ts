const MB = 2 ** 20;

/** A table of a page. */
export function table(head: string[], lines: Array<Array<string | number>>): string {
	const line = (cells: Array<string | number>) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...lines.map(line)].join('\n');
}

/** Seconds, of less than one with three places. */
export function seconds(milliseconds: number): string {
	return `${(milliseconds / 1000).toFixed(milliseconds < 1000 ? 3 : 2)} s`;
}

/** What one of many costs: milliseconds, or microseconds where they are few. */
export function each(milliseconds: number): string {
	return milliseconds < 0.1
		? `${(milliseconds * 1000).toFixed(1)} µs`
		: `${milliseconds.toFixed(2)} ms`;
}

/** Bytes of memory. */
export function mebibytes(bytes: number): string {
	return `${(bytes / MB).toFixed(0)} MiB`;
}

/** Bytes of a file. */
export function kilobytes(bytes: number): string {
	return `${(bytes / 1000).toFixed(1)} kB`;
}
