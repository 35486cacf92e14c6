import { UserError, type IExecuteFunctions } from 'n8n-workflow';

import type { Failure } from '../transport/errors';
import type { Delivery } from './types';

/** Remembers Send Once Keys beyond the execution. */
export interface SendOnce {
	/** Records the key. @returns false where it was recorded before */
	claim(key: string): Promise<boolean>;
	/** Forgets the key again: OFAuth surely did nothing. */
	release(key: string): Promise<void>;
}

/** The turns of each node, so that sends of one process do not undo each other's records. */
const turns = new Map<string, Promise<unknown>>();

/**
 * Keys recorded in n8n's own database for this node of this workflow. n8n reads the whole record,
 * changes it and writes it back, so calls go one after another; two executions in different processes
 * at the same instant can still race.
 *
 * @param context the node's execution
 */
export function sendOnceStore(context: IExecuteFunctions): SendOnce {
	const { checkProcessedAndRecord, removeProcessed } = context.helpers;
	const place = `${context.getWorkflow().id}:${context.getNode().id}`;
	return {
		claim: async (key) =>
			await inTurn(place, async () => {
				const known = await checkProcessedAndRecord([key], 'node', { mode: 'entries' });
				// n8n gives neither where the record is of another kind; nothing is sent on a guess.
				if (known.new.length + known.processed.length === 0)
					throw new UserError('n8n did not record it');
				return known.new.length > 0;
			}),
		release: async (key) =>
			await inTurn(place, async () => await removeProcessed([key], 'node', { mode: 'entries' })),
	};
}

/**
 * Records the key of a send before it leaves.
 *
 * @returns nothing where the send may leave, else what became of it
 */
export async function claimKey(
	store: SendOnce,
	key: string | undefined,
): Promise<Delivery | undefined> {
	if (key === undefined) return undefined;
	try {
		return (await store.claim(key)) ? undefined : { outcome: 'alreadySent', sendOnceKey: key };
	} catch (error) {
		return {
			outcome: 'notSent',
			failure: storeFailure('could not be recorded, so nothing was sent', error),
		};
	}
}

/**
 * Takes the key of a send back that surely created nothing.
 *
 * @returns nothing where that worked, else what to tell the user
 */
export async function releaseKey(
	store: SendOnce,
	key: string | undefined,
): Promise<Delivery | undefined> {
	if (key === undefined) return undefined;
	try {
		await store.release(key);
		return undefined;
	} catch (error) {
		const what = 'stays recorded although the message was not sent; give the message a new key';
		return { outcome: 'notSent', failure: storeFailure(what, error) };
	}
}

function storeFailure(what: string, error: unknown): Failure {
	return {
		message: `The Send Once Key ${what}: ${error instanceof Error ? error.message : String(error)}`,
		nextStep: 'Check the database of n8n, then run the node again.',
	};
}

async function inTurn<T>(place: string, act: () => Promise<T>): Promise<T> {
	const turn = (turns.get(place) ?? Promise.resolve()).then(act, act);
	turns.set(place, turn);
	try {
		return await turn;
	} finally {
		if (turns.get(place) === turn) turns.delete(place);
	}
}
