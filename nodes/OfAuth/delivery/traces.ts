import { randomUUID } from 'crypto';

import type { Trace } from './lookUpRules';

/** What tells a message from others where OFAuth shows it. */
export type Likeness = Pick<Trace, 'texts' | 'price' | 'mediaCount'>;

const MINUTE = 60_000;
/** Messages whose answer came are known for so long: a send that fails now has left less long ago. */
const CREATED_KNOWN = 30 * MINUTE;
/** A Retry of a run that was cut off comes by hand. */
const LOST_KNOWN = 24 * 60 * MINUTE;
/** Dates of OFAuth are of whole seconds. */
const BEFORE = 2000;

/** A send that was begun, and what finds it again where n8n has stored no ledger. */
interface Begun extends Trace {
	mark?: string;
	executionId?: string;
}

interface Created {
	at: number;
	texts: string[];
}

/**
 * What this process has sent, or may have, through one connection, over all its executions: so that a message
 * that OFAuth shows is not taken for another one that is as like it.
 */
export class AccountTraces {
	private readonly created = new Map<string, Created>();

	private readonly begun = new Map<string, Begun>();

	/** To be called when a request leaves. */
	start(
		connectionId: string,
		likeness: Likeness,
		about: Pick<Begun, 'mark' | 'executionId'>,
	): Trace {
		const from = Date.now();
		this.forget(from);
		const trace: Begun = {
			...{ id: randomUUID(), connectionId, from, ...likeness, others: [] },
			...about,
		};
		this.begun.set(trace.id, trace);
		return plain(trace);
	}

	/** Its answer came. */
	sent({ id, texts }: Trace, messageId: string): void {
		this.begun.delete(id);
		this.created.set(messageId, { at: Date.now(), texts });
	}

	/** It certainly did nothing. */
	notSent({ id }: Trace): void {
		this.begun.delete(id);
	}

	/** Nobody knows. @returns the trace to look it up by, now or in a Retry */
	lost({ id }: Trace): Trace | undefined {
		const trace = this.begun.get(id);
		if (!trace) return undefined;
		trace.to = Date.now();
		trace.others = [...this.created].flatMap(([messageId, { at, texts }]) =>
			at >= trace.from - BEFORE && texts.some((text) => trace.texts.includes(text))
				? [messageId]
				: [],
		);
		return plain(trace);
	}

	/** What an execution that was cut off has begun under this mark, where that was in this process. */
	ofMark(mark: string, executionId: string): Trace | undefined {
		const all = [...this.begun.values()];
		const trace = all.find((one) => one.mark === mark && one.executionId === executionId);
		return trace && plain(trace);
	}

	/** Messages whose answer came. */
	get accountedFor(): Set<string> {
		return new Set(this.created.keys());
	}

	/** Sends of unknown outcome, and those on their way. */
	get open(): Trace[] {
		return [...this.begun.values()].map(plain);
	}

	private forget(now: number): void {
		for (const [id, { at }] of this.created) {
			if (at > now - CREATED_KNOWN) break;
			this.created.delete(id);
		}
		for (const [id, { from }] of this.begun) {
			if (from > now - LOST_KNOWN) break;
			this.begun.delete(id);
		}
	}
}

function plain({ id, connectionId, from, to, texts, price, mediaCount, others }: Begun): Trace {
	return { id, connectionId, from, to, texts, price, mediaCount, others };
}

const accounts = new Map<string, AccountTraces>();

/**
 * The traces of one connection.
 *
 * @param account tells it from every other, of other addresses too
 */
export function tracesOf(account: string): AccountTraces {
	const known = accounts.get(account) ?? new AccountTraces();
	accounts.set(account, known);
	return known;
}
