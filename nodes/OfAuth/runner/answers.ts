import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Repeatable } from '../delivery/types';
import { AnswerReader } from '../transport/answerReader';
import { ListReader } from '../transport/listReader';
import type { Failure } from '../transport/errors';
import type { Exchange } from '../transport/exchange';
import { hasPages } from '../transport/paging';
import { explained } from '../transport/refusals';
import { StateReader } from '../transport/stateReader';
import { askerOf, type Asker } from './asker';
import { makeOnce, type BeforeMaking } from './existing';
import type { FileUploads } from './files';
import type { Operation } from './operation';
import { variablesIn } from './places';
import type { Planned } from './plan';
import { Sieve } from './sieve';

/** What one item asks of OFAuth, and what has come of it so far. */
export interface Answers extends Repeatable {
	/** In OFAuth's order; each becomes an output item. */
	readonly entries: IDataObject[];
	/** Whether OFAuth says that it has more and gives only what was read already. */
	readonly isCutOff: () => boolean;
	/** Whether OFAuth gave what it was asked to leave out. */
	readonly isUnsifted: () => boolean;
}

/**
 * Prepares the requests of one item.
 *
 * @param operation that may be repeated
 * @param prepared the uploads of its files, done before it asks, where it has some; what is known of what it makes
 * @returns asks when it is run, and goes on where it stopped when it is run again
 */
export function answersOf(
	context: IExecuteFunctions,
	operation: Operation,
	planned: Planned,
	{ uploads, made = { known: new Map() } }: { uploads?: FileUploads; made?: BeforeMaking } = {},
): Answers {
	const { existing, refusals = [] } = operation;
	const asker = askerOf(context, operation, planned, uploads);
	const sieve = new Sieve(planned.keeps);
	const work = existing
		? makeOnce(existing, planned, asker, made)
		: readerOf(operation, planned, asker, sieve);
	return {
		entries: work.entries,
		run: async () => await work.run(),
		explain: (stopped) => work.explain?.() ?? explained(stopped, refusals),
		steps: () => work.steps,
		leftAt: asker.leftAt,
		isCutOff: () => work.isCutOff,
		isUnsifted: () => sieve.isUnsifted,
	};
}

/** What reads an answer, whatever it is: a list, something that is so now, or one thing. */
interface Reader {
	readonly entries: IDataObject[];
	readonly steps: number;
	readonly isCutOff: boolean;
	run: () => Promise<Exchange | undefined>;
	/** What stopped it, where that is no answer of OFAuth. */
	explain?: () => Partial<Failure> | undefined;
}

function readerOf(
	{ endpoint, output: { paging, state }, refusals = [] }: Operation,
	{ path, qs, settings, isPart }: Planned,
	{ ask }: Asker,
	sieve: Sieve,
): Reader {
	if (paging) {
		const hasLimit = !settings.returnAll && hasPages(paging);
		const most = hasLimit ? settings.limit : Number.POSITIVE_INFINITY;
		return new ListReader(ask, paging, { most, qs, keeps: sieve.keeps });
	}
	if (!state) return new AnswerReader(async () => await ask());
	return new StateReader(async () => await ask(), {
		is: { ...state, ...variablesIn(endpoint.path, path) },
		isGone: endpoint.method === 'DELETE',
		// Of many, each only says that it is done.
		tells: !isPart,
		isRefused: (told) => refusals.some(({ reason }) => reason?.(told) !== undefined),
	});
}
