import { alike } from './alike';
import { whose, type Whose } from './whose';

/** Something in an item that must change before it can be sent. */
export interface ItemProblem {
	/** The display name of the parameter, as the form shows it. */
	parameter: string;
	/** What was given and which rule it breaks. */
	problem: string;
	/** Whose account it is about, where that must be said even if the run has but one. */
	creator?: string;
}

/** All that is wrong with one item. */
export interface ItemProblems extends Whose {
	/** At least one. */
	problems: ItemProblem[];
}

/** Lines that are shown before the rest is counted. */
const LISTED = 10;

/**
 * Every problem of a run, each in one line, with the items that have it.
 *
 * @param bad in item order
 */
export function problemLines(bad: ItemProblems[]): string[] {
	return groupsOf(bad).map(({ line }) => line);
}

/** What an error of bad items says: its message has the first problem, and below it are the others. */
export interface ProblemWords {
	first: string;
	/** At most ten lines, and how many more there are. */
	others: string[];
	/** The item that the message names, where it names one. */
	item?: number;
}

/**
 * Puts bad items into words in which nothing is said twice.
 *
 * @param bad at least one, in item order
 */
export function problemWords(bad: ItemProblems[]): ProblemWords {
	const [first, ...others] = groupsOf(bad);
	const [{ item }] = first.whose;
	const isOne = first.whose.every((one) => one.item === item);
	return {
		first: `${first.line}${andMore(others.length)}`,
		others: listed(
			others.map(({ line }) => line),
			'problem',
		),
		...(isOne ? { item } : {}),
	};
}

/**
 * The first ten lines, then a count.
 *
 * @param what a line is about, in the singular
 */
export function listed(lines: string[], what: string): string[] {
	const rest = lines.length - LISTED;
	return [...lines.slice(0, LISTED), ...(rest > 0 ? [`… and ${counted(rest, what)}`] : [])];
}

/** What a message says of the problems that it does not name. */
export function andMore(count: number): string {
	return count > 0 ? ` (and ${counted(count, 'problem')})` : '';
}

function counted(count: number, what: string): string {
	return `${count} more ${what}${count > 1 ? 's' : ''}`;
}

function groupsOf(bad: ItemProblems[]) {
	const statements = bad.flatMap(({ problems, item, creator }) =>
		problems.map(({ parameter, problem, creator: own = creator }) => ({
			about: parameter,
			says: problem,
			item,
			creator: own,
		})),
	);
	return alike(statements).map(({ about, says, whose: all }) => ({
		whose: all,
		line: `${about} ${whose(all)}: ${says}`,
	}));
}
