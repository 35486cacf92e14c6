import { UserError, type IExecuteFunctions } from 'n8n-workflow';

import type { Failure } from '../transport/errors';
import type { Delivery } from './types';

/** Remembers Send Once Keys beyond the execution. */
export interface SendOnce {
	/** Records the key. @returns false where it was recorded before */
	claim(key: string): Promise<boolean>;
	/** @returns whether the key was recorded before; it is not recorded by this */
	isKnown(key: string): Promise<boolean>;
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
	const record = async (key: string) => {
		const known = await checkProcessedAndRecord([key], 'node', { mode: 'entries' });
		// n8n gives neither where the record is of another kind; nothing is sent on a guess.
		if (known.new.length + known.processed.length === 0)
			throw new UserError('n8n did not record it');
		return known.new.length > 0;
	};
	const forget = async (key: string) => await removeProcessed([key], 'node', { mode: 'entries' });
	return {
		claim: async (key) => await inTurn(place, async () => await record(key)),
		release: async (key) => await inTurn(place, async () => await forget(key)),
		isKnown: async (key) =>
			await inTurn(place, async () => {
				const isNew = await record(key);
				if (isNew) await forget(key);
				return !isNew;
			}),
	};
}

/** Within one run a second message with the same key waits for what becomes of the first. */
export class KeyTurns {
	private readonly last = new Map<string, Promise<unknown>>();

	async inTurn<T>(key: string | undefined, make: () => Promise<T>): Promise<T> {
		if (key === undefined) return await make();
		const turn = (this.last.get(key) ?? Promise.resolve()).then(make, make);
		this.last.set(key, turn);
		return await turn;
	}
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
			failure: storeFailure(
				'could not be recorded for certain, so the message was not sent',
				error,
			),
		};
	}
}

/**
 * Looks whether a key was recorded before, without recording it: before work that would be for nothing.
 *
 * @returns nothing where the send may go on, else what became of it
 */
export async function lookUpKey(
	store: SendOnce,
	key: string | undefined,
): Promise<Delivery | undefined> {
	if (key === undefined) return undefined;
	try {
		return (await store.isKnown(key)) ? { outcome: 'alreadySent', sendOnceKey: key } : undefined;
	} catch (error) {
		return {
			outcome: 'notSent',
			failure: storeFailure('could not be looked up, so nothing was sent', error),
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
		nextStep: 'Check the database of n8n.',
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
