import { randomUUID } from 'crypto';

import type { Failure } from '../transport/errors';
import type { KeyKeeper } from './keyKeeper';
import type { KeyStore } from './keyStore';
import type { Delivery } from './types';

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

/** The key of one send, on its way from free to taken; without a key there is nothing to do. */
export class SendKey {
	private readonly sender = randomUUID();

	constructor(
		private readonly key: string | undefined,
		private readonly store: KeyStore,
		private readonly keeper: KeyKeeper,
	) {}

	/**
	 * Records the key before the send leaves.
	 *
	 * @returns nothing where the send may leave, else what became of it
	 */
	async claim(): Promise<Delivery | undefined> {
		return await this.take('could not be recorded for certain, so the message was not sent');
	}

	/**
	 * Looks whether the key was recorded before, without recording it: before work that would be for nothing.
	 *
	 * @returns nothing where the send may go on, else what became of it
	 */
	async lookUp(): Promise<Delivery | undefined> {
		return (
			(await this.take('could not be looked up, so nothing was sent')) ?? (await this.release())
		);
	}

	/**
	 * Takes the key back: the send surely created nothing.
	 *
	 * @returns nothing where that worked, else what to tell the user
	 */
	async release(): Promise<Delivery | undefined> {
		if (this.key === undefined) return undefined;
		try {
			await this.store.release(this.key, this.sender);
			return undefined;
		} catch (error) {
			const what = 'stays recorded although the message was not sent; give the message a new key';
			return { outcome: 'notSent', failure: storeFailure(what, error) };
		}
	}

	/** Has the key kept for good: the message exists, or may exist. */
	keep(): void {
		if (this.key !== undefined) this.keeper.keep({ key: this.key, sender: this.sender });
	}

	private async take(otherwise: string): Promise<Delivery | undefined> {
		const { key, sender } = this;
		if (key === undefined) return undefined;
		try {
			if (await this.store.claim(key, sender)) return undefined;
			this.keeper.unmark({ key, sender });
			return { outcome: 'alreadySent', sendOnceKey: key };
		} catch (error) {
			return { outcome: 'notSent', failure: storeFailure(otherwise, error) };
		}
	}
}

function storeFailure(what: string, error: unknown): Failure {
	return {
		message: `The Send Once Key ${what}: ${error instanceof Error ? error.message : String(error)}`,
		nextStep: 'Check the database of n8n.',
	};
}
