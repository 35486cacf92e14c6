import type { Case } from './cases';
import type { Measured } from './processes';

/** What a tool came to in a case: one row of a table. */
export interface Row {
	tool: string;
	messages: number;
	/** Of several runs the worst. */
	distinct: number;
	twice: number;
	/** Of one message, at the most. */
	copies: number;
	lost: number;
	/** Of several runs the median. */
	wallMs: number;
	cpuPerMessageMs: number;
	/** Of several processes the largest. */
	peakRss: number;
	/** How the first run ended. */
	ending: string;
	/** Seconds after the start at which each distinct message was created; of the first run. */
	created: number[];
}

/** Sums up the runs of a tool. */
export function rowOf({ items }: Case, tool: string, runs: Measured[]): Row {
	const counts = runs.map((run) => count(items, run));
	const [first] = runs;
	return {
		tool,
		messages: items.length,
		distinct: Math.min(...counts.map(({ distinct }) => distinct)),
		twice: Math.max(...counts.map(({ twice }) => twice)),
		copies: Math.max(...counts.map(({ most }) => most)),
		lost: Math.max(...counts.map(({ lost }) => lost)),
		wallMs: median(runs.map(({ wallMs }) => wallMs)),
		cpuPerMessageMs: median(runs.map(({ cpuMs }) => cpuMs)) / items.length,
		peakRss: Math.max(...runs.map(({ peakRss }) => peakRss)),
		ending: endingOf(first),
		created: createdSeconds(first),
	};
}

/** The middle one, or the mean of the two in the middle. */
export function median(values: number[]): number {
	const sorted = [...values].sort((one, other) => one - other);
	const middle = sorted.length / 2;
	return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}

function count(items: Case['items'], { sandbox, named }: Measured) {
	const copies = new Map<string, number>();
	for (const { text } of sandbox.messages) copies.set(text, (copies.get(text) ?? 0) + 1);
	const isLost = (text: string, index: number) => !copies.has(text) && !named.includes(index);
	return {
		distinct: copies.size,
		twice: [...copies.values()].filter((times) => times > 1).length,
		most: Math.max(0, ...copies.values()),
		lost: items.filter(({ text }, index) => isLost(String(text), index)).length,
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
