/** Something in an item that must change before it can be sent. */
export interface ItemProblem {
	/** The display name of the parameter, as the form shows it. */
	parameter: string;
	/** What was given and which rule it breaks. */
	problem: string;
}

const LISTED = 10;

/**
 * One problem in a line, with n8n's own way of naming an item (counted from 0).
 *
 * @param item index of the input item
 */
export function problemLine(item: number, { parameter, problem }: ItemProblem): string {
	return `${parameter} [item ${item}]: ${problem}`;
}

/**
 * The problems of all items: the first ten in full, then a count.
 *
 * @param problems per bad item, in item order
 */
export function problemList(problems: Array<{ item: number; problems: ItemProblem[] }>): string {
	const lines = problems.flatMap(({ item, problems: own }) =>
		own.map((problem) => problemLine(item, problem)),
	);
	const rest = lines.length - LISTED;
	return [...lines.slice(0, LISTED), ...(rest > 0 ? [`… and ${rest} more`] : [])].join('\n');
}
