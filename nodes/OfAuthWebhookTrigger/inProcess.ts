import { recent, type Marks } from './deliveries';

/** n8n's answer to a delivery, as far as it tells how it ended. */
export interface Answer {
	writableEnded: boolean;
	statusCode: number;
}

/** What this process of n8n knows of one node's deliveries, whatever is stored. */
export interface InProcess {
	/** Those for which an execution was started, by this process or by another that has stored them. */
	taken: Marks;
	/** What was stored when they were last read from there. */
	stored?: unknown;
	/** Those of which that is not known yet: seconds since when, and n8n's answer, by their marks. */
	pending: Map<string, { since: number; answer: Answer }>;
}

/** By workflow and node. */
const nodes = new Map<string, InProcess>();

/** What is known of a node; at first nothing. */
export function inProcess(key: string, now: number): InProcess {
	const known = nodes.get(key) ?? { taken: new Map(), pending: new Map() };
	nodes.set(key, known);
	settle(known, now);
	return known;
}

/** Takes in what n8n has answered by now. */
export function settle(known: InProcess, now: number): void {
	for (const [mark, { since, answer }] of known.pending) {
		if (!answer.writableEnded) continue;
		known.pending.delete(mark);
		if (answer.statusCode < 300) known.taken = recent([...known.taken, [mark, since]], now);
	}
}

/** As a new process begins. */
export function forgetProcess(): void {
	nodes.clear();
}
