/** The lines of a page between which a command writes. */
export interface Marks {
	begin: string;
	end: string;
}

/** The two lines of a part that a command writes. */
export function marksOf(part: string, command: string): Marks {
	return { begin: `<!-- ${part}: begin (${command}) -->`, end: `<!-- ${part}: end -->` };
}

/**
 * Puts text between the two marks of a page, in the place of what stands there.
 *
 * @throws where the marks are not there
 */
export function replaceBetween({ begin, end }: Marks, page: string, text: string): string {
	const [from, to] = [page.indexOf(begin), page.indexOf(end)];
	if (from < 0 || to < from) throw new Error(`These lines are missing: ${begin} ${end}`);
	return `${page.slice(0, from)}${begin}\n\n${text}\n\n${page.slice(to)}`;
}
