import { FIRST_RELEASE, nameIn } from './beside';
import { HTTP_REQUEST, laneLimitMs, THIS_NODE, THIS_NODE_TEN, type Case } from './cases';
import { atMost, ratio, type Goal } from './goal';
import { median, type Cost, type Row } from './outcome';

/** How far a figure may be above that of the first release in the same run. */
const WORSE = 1.03;

type Figure = keyof Cost;

/** The goals of a case that all tools have run. */
export function goalsOfCase({ id, limitMs = 0 }: Case, rows: Row[]): Goal[] {
	switch (id) {
		case 'a1':
		case 'a2':
			return [
				...throughBucket('a', rows, limitMs, ['messages', 'created']),
				...noWorse('a', rows, 'wallMs', THIS_NODE, `Time for ${row(rows).wanted} messages`),
			];
		case 'b':
			return [
				ratio('b', "Time at the default against its lanes' limit of 25 × 50 ms", 1.5, {
					value: row(rows).wallMs,
					of: laneLimitMs(1),
				}),
				beside('b', rows, 'wallMs', 1.1, 'Time with 10 at once', THIS_NODE_TEN),
				...noWorse('b', rows, 'wallMs', THIS_NODE, 'Time at the default'),
				...noWorse('b', rows, 'wallMs', THIS_NODE_TEN, 'Time with 10 at once'),
			];
		case 'c':
			return [
				beside('c', rows, 'cpuEachMs', 1, 'CPU per message, with 10 at once,', THIS_NODE_TEN),
				...noWorse('c', rows, 'cpuEachMs', THIS_NODE_TEN, 'CPU per message, with 10 at once,'),
			];
		case 'd':
			return [
				beside('d', rows, 'wallMs', 1.2, 'Time, with the same body,'),
				...noWorse('d', rows, 'wallMs', THIS_NODE, 'Time'),
			];
		case 'g1':
			return throughBucket('g', rows, limitMs, ['entries', 'came']);
		case 'g2':
			return [
				all('g', rows, ['entries', 'came without a limit']),
				beside('g', rows, 'cpuEachMs', 1, 'CPU per entry, without a limit,'),
			];
		case 'h':
			return throughBucket('h', rows, limitMs, ['users', 'in the list']);
		default:
			return [];
	}
}

/** All of them, none twice. @param words what they are, and what is to become of them */
function all(section: string, rows: Row[], [what, done]: [string, string]): Goal {
	const { distinct, twice, wanted } = row(rows);
	return {
		section,
		aim: `All ${wanted} ${what} ${done}, none twice`,
		reached: `${distinct}, ${twice} twice`,
		isMet: distinct === wanted && twice === 0,
	};
}

function throughBucket(
	section: string,
	rows: Row[],
	limitMs: number,
	words: [string, string],
): Goal[] {
	const { wanted, wallMs } = row(rows);
	return [
		all(section, rows, words),
		ratio(section, `Time for ${wanted} ${words[0]} against the bucket's limit`, 1.05, {
			value: wallMs,
			of: limitMs,
		}),
	];
}

/** A figure of this node against that of HTTP Request. */
function beside(
	section: string,
	rows: Row[],
	figure: Figure,
	most: number,
	aim: string,
	tool = THIS_NODE,
): Goal {
	const value = times(row(rows, tool), row(rows, HTTP_REQUEST), figure);
	return atMost(section, `${aim} against HTTP Request`, { value, most, unit: '×' });
}

/** The same against the first release, where it was measured. */
function noWorse(section: string, rows: Row[], figure: Figure, tool: string, aim: string): Goal[] {
	const { name } = FIRST_RELEASE;
	const former = rows.find((one) => one.tool === nameIn(name, tool));
	if (!former) return [];
	const value = times(row(rows, tool), former, figure);
	return [atMost(section, `${aim} against ${name}`, { value, most: WORSE, unit: '×' })];
}

/** How many times a figure of one row is that of another: the median of all turns, in each of which the two follow each other. */
function times(one: Row, other: Row, figure: Figure): number {
	return median(one.turns.map((turn, index) => turn[figure] / other.turns[index][figure]));
}

function row(rows: Row[], tool = THIS_NODE): Row {
	return rows.find((one) => one.tool === tool) as Row;
}
