import type { IExecuteFunctions } from 'n8n-workflow';

import { retriedExecution } from './runHooks';

/** In the node's context, which n8n stores with the ledger: the first execution of a chain of Retries. */
const ORIGIN = 'ofAuthOrigin';
/** Where all executions mark if n8n (before 2.15) does not tell what a Retry repeats. */
const ALL = 'any';
/** Marks of tests stand apart: a test says nothing about the message that fans get. */
const TEST = 'test';

/** Where the marks of an execution stand in the record; each a beginning of entries. */
export interface MarkPlaces {
	/** Its own, for a Retry after it has crashed, and for itself if it runs again. */
	own: string;
	/** Where it marks besides: for other Retries of the executions that it repeats. */
	shared: string[];
	/** Where it looks for what earlier runs have sent. */
	looked: string[];
	/** Entries that say that a Retry of one of these executions has succeeded. */
	done: string[];
	/** Whether an entry stands where all executions mark. */
	isOfAll: (entry: string) => boolean;
}

/**
 * Where an execution marks and looks. Of an execution whose ledger n8n has stored the ledger tells, so
 * only what other Retries of it have marked is looked for; of one that has crashed, its own marks too.
 *
 * @param id of the execution
 * @param run `isStored`: whether n8n has stored what the execution that is retried made of this run
 */
export function markPlaces(
	context: IExecuteFunctions,
	id: string,
	{ isStored, isTest }: { isStored: boolean; isTest: boolean },
): MarkPlaces {
	const prefix = (...words: string[]) => beginning(...(isTest ? [TEST, ...words] : words));
	const all = prefix(ALL);
	const retried = retriedExecution(context);
	const kept = context.getContext('node') as Record<string, unknown>;
	const origin = (kept[ORIGIN] ??= retried.id ?? id) as string;
	const isRetry = context.getMode() === 'retry';
	const repeated = isRetry ? [...new Set([retried.id, origin])] : [];
	const ids = repeated.filter((one): one is string => one !== undefined && one !== id);
	const ofRetries = ids.map((one) => prefix('retry', one));
	const ofLost = retried.isTold ? ids.map((one) => prefix('own', one)) : [all];
	const looked = isRetry ? [...ofRetries, ...(isStored ? [] : ofLost)] : [];
	return {
		own: prefix('own', id),
		// In the place of a lost execution too: it may still live, on a worker that was taken for dead.
		shared: [...new Set([...looked, ...(retried.isTold ? [] : [all])])],
		looked,
		done: ids.map((one) => prefix('done', one)),
		isOfAll: (entry) => entry.startsWith(all),
	};
}

/** No id holds the sign in between. */
function beginning(...words: string[]): string {
	return `${words.join('\u0000')}\u0000`;
}
