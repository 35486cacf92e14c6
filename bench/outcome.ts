import type { Case, Counted } from './cases';
import type { Measured } from './processes';

/** What a run took. */
export interface Cost {
	wallMs: number;
	/** CPU per message, user or entry. */
	cpuEachMs: number;
}

/** What a tool came to in a case: one row of a table; what it took is the median of all runs. */
export interface Row extends Cost {
	tool: string;
	/** How many messages, users or entries there were to be. */
	wanted: number;
	/** Of several runs the worst. */
	distinct: number;
	twice: number;
	/** Of one message, at the most. */
	copies: number;
	lost: number;
	/** The median of each process, in the order of the turns. */
	turns: Cost[];
	/** Of several processes the largest. */
	peakRss: number;
	/** How the first run ended. */
	ending: string;
	/** Seconds after the start at which each distinct message was created; of the first run. */
	created: number[];
}

/** Sums up the runs of a tool. @param turns those of each process */
export function rowOf(one: Case, tool: string, turns: Measured[][]): Row {
	const runs = turns.flat();
	const counts = runs.map((run) => count(one, run));
	const [first] = runs;
	return {
		tool,
		...costOf(one, runs),
		turns: turns.map((each) => costOf(one, each)),
		wanted: wantedOf(one),
		distinct: Math.min(...counts.map(({ distinct }) => distinct)),
		twice: Math.max(...counts.map(({ twice }) => twice)),
		copies: Math.max(...counts.map(({ most }) => most)),
		lost: Math.max(...counts.map(({ lost }) => lost)),
		peakRss: Math.max(...runs.map(({ peakRss }) => peakRss)),
		ending: endingOf(first),
		created: createdSeconds(first),
	};
}

function costOf(one: Case, runs: Measured[]): Cost {
	return {
		wallMs: median(runs.map(({ wallMs }) => wallMs)),
		cpuEachMs: median(runs.map(({ cpuMs }) => cpuMs)) / wantedOf(one),
	};
}

/** How many there are to be in the end. */
function wantedOf({ wanted, items }: Case): number {
	return wanted ?? items.length;
}

/** The middle one, or the mean of the two in the middle. */
export function median(values: number[]): number {
	const sorted = [...values].sort((one, other) => one - other);
	const middle = sorted.length / 2;
	return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}

/** What came of a run, each by its name, and what of it there was to be. */
const COUNTS: Record<Counted, (run: Measured, one: Case) => { came: string[]; wanted?: string[] }> =
	{
		messages: ({ sandbox: { messages } }, { items }) => ({
			came: messages.map(({ text }) => text),
			wanted: items.map(({ text }) => String(text)),
		}),
		users: ({ sandbox: { requests } }, { items }) => ({
			came: requests.flatMap(({ path, status }) =>
				status === 200 ? (/\/users\/(\d+)$/.exec(path)?.[1] ?? []) : [],
			),
			wanted: items.map(({ userId }) => String(userId)),
		}),
		entries: ({ ids }) => ({ came: ids.map(String) }),
	};

function count(one: Case, run: Measured) {
	const { came, wanted } = COUNTS[one.counts ?? 'messages'](run, one);
	const copies = new Map<string, number>();
	for (const name of came) copies.set(name, (copies.get(name) ?? 0) + 1);
	const isLost = (name: string, index: number) => !copies.has(name) && !run.named.includes(index);
	const times = [...copies.values()];
	return {
		distinct: copies.size,
		twice: times.filter((each) => each > 1).length,
		most: Math.max(0, ...new Set(times)),
		// Of entries nobody but the list knows the names.
		lost: wanted ? wanted.filter(isLost).length : wantedOf(one) - copies.size,
	};
}

function endingOf({ error, named, outputs }: Measured): string {
	if (error) return 'fails, no output';
	return named.length > 0 ? `${outputs} responses, ${named.length} errors` : 'succeeds';
}

function createdSeconds({ sandbox, startedAt }: Measured): number[] {
	const first = new Map<string, number>();
	for (const { text, at } of sandbox.messages) if (!first.has(text)) first.set(text, at);
	return [...first.values()].map((at) => Math.max(0, at - startedAt) / 1000);
}
