import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { notCanceled } from '../../nodes/OfAuth/runner/notCanceled';
import { problemWords, type ItemProblems } from '../../nodes/OfAuth/runner/problems';

/**
 * The parameters of then in those of today. Empty Fields let every field be empty or none, so that a table with
 * one optional column let an empty price through: today the fields are named.
 */
export function withNamedFields(parameters: INodeParameters | undefined): typeof parameters {
	const options = parameters?.options as IDataObject | undefined;
	if (typeof options !== 'object' || !('emptyFields' in options)) return parameters;
	const { emptyFields, ...others } = options;
	if (emptyFields === 'refuse') return { ...parameters, options: others } as INodeParameters;
	const fieldsThatMayBeEmpty = emptyFields === 'leaveOut' ? ['all'] : emptyFields;
	return { ...parameters, options: { ...others, fieldsThatMayBeEmpty } } as INodeParameters;
}

/** Workflows that come to another end today, and why. */
const OTHER_END: Array<{ why: string; from: RegExp }> = [
	{
		why: 'that nothing is in the option says that nothing may be empty',
		from: /^test\/contract\/emptyOptions.test.ts: Options → Empty Fields by /,
	},
	{
		why: 'a Dry Run of a connection that the key does not have is refused',
		from: /^test\/transport\/keyStaysHome.test.ts: a Connection of .* is refused, and Dry Run/,
	},
];

/** Whether a workflow is to end as it did. */
export function isCompared({ from }: { from: string }): boolean {
	return !OTHER_END.some((other) => other.from.test(from));
}

const HOLE =
	'in it gives nothing (undefined): give it a value, or name it in Options → Fields That May Be Empty';
const NEXT = 'Change this and run the node again.';

/** What workflows are told today and were not told then. */
const MORE: Array<{ why: string; from: string; before: RegExp; now: string }> = [
	...['many connections side by side', 'the campaign table: two messages'].map((from) => ({
		why: 'the run has several connections',
		from,
		before: /\[item 0\]/,
		now: '[item 0; Amber Lane @amberlane (conn_amber)]',
	})),
	{
		why: 'a name is looked up at a creator, who is named',
		from: 'userLists, "a b"',
		before: /\[item 0\]/,
		now: '[item 0; conn_amber]',
	},
	...['Amber Lane @amberlane (conn_amber)', 'Bella Frost @bellafrost (conn_bella)'].map(
		(creator, item) => ({
			why: 'the run has several connections',
			from: 'one key with different connections',
			before: new RegExp(`\\[item ${item}\\]`),
			now: `[item ${item}; ${creator}]`,
		}),
	),
	{
		why: 'its text has a hole too',
		from: 'one item whose expression names none',
		before: /(?=\n)/,
		now: ` (and 1 more problem)\nText [item 1]: {{ $json.creator }} ${HOLE}`,
	},
	{
		why: 'its text has a hole',
		from: 'examples/broadcast-to-all-creators.json',
		before: /^.*$/s,
		now: `Nothing was sent. Text [item 0]: {{ $json.userData.name }} ${HOLE}\n${NEXT}`,
	},
];

const LINE = /^(\D[^[]*) \[item (\d+)\]: (.*)$/;
const HEAD = /^(Nothing (?:more )?was sent[^.]*\. ).*?(?: \(and (\d+) more items\))?$/;

/**
 * The error of then as it is told today. It said the first problem twice, and the same problem of many items as
 * often as there are items.
 *
 * @param from the name of the workflow
 */
export function errorToday(from: string, error: string): string {
	return MORE.filter((more) => from.includes(more.from)).reduce(
		(said, { before, now }) => said.replace(before, () => now),
		saidOnce(error),
	);
}

function saidOnce(error: string): string {
	const [message, ...lines] = error.split('\n');
	const head = HEAD.exec(message);
	const bad = head ? problemsIn(lines, Number(head[2] ?? 0) + 1) : [];
	if (!head || bad.length === 0) return error;
	const { first, others } = problemWords(bad);
	const rest = lines.filter((line) => !LINE.test(line) && !/^… and \d+ more$/.test(line));
	const today = notCanceled(new Error(head[1] + first)).message;
	return [today, ...others, ...rest].join('\n');
}

/** Of many items with the same problem ten were named, and the others counted. */
function problemsIn(lines: string[], count: number): ItemProblems[] {
	const bad = lines.flatMap((line) => {
		const [, parameter, item, problem] = LINE.exec(line) ?? [];
		return parameter ? [{ item: Number(item), problems: [{ parameter, problem }] }] : [];
	});
	const named = new Set(bad.map(({ item }) => item)).size;
	for (let more = named; more < count && bad.length > 0; more++) {
		const last = bad[bad.length - 1];
		bad.push({ ...last, item: last.item + 1 });
	}
	return bad;
}
