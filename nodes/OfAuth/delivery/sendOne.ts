import type { IDataObject } from 'n8n-workflow';

import { failureOf, type Failure } from '../transport/errors';
import type { Answer } from '../transport/request';
import type { LanePause } from './lanePause';
import type { Gate } from './lanes';
import type { Ledger } from './ledger';
import { judge, TRIES } from './outcome';
import { Backoff, waitUntil } from './pacing';
import { claimKey, releaseKey, type SendOnce } from './sendOnce';
import type { Delivery, Send } from './types';

/** What one send needs from its delivery. */
export interface SendingPlace {
	ledger: Ledger;
	sendOnce: SendOnce;
	gate: Gate;
	/** Shared by the sends of one connection. */
	pause: LanePause;
	isOver: () => boolean;
	/** How many sends have not ended yet, this one included. */
	left: () => number;
}

/**
 * Makes one send: again only after an outcome that surely left nothing behind.
 *
 * @returns what became of it; nothing is thrown
 */
export async function sendOne(send: Send, place: SendingPlace): Promise<Delivery> {
	const { pause, isOver } = place;
	const retries = new Backoff();
	let limitedSince: number | undefined;
	for (let tries = 1; ; ) {
		await pause.end(isOver);
		if (isOver()) return { outcome: 'notTried' };
		const tried = await place.gate.pass(async () => await tryOnce(send, place));
		if ('outcome' in tried) return tried;

		const now = Date.now();
		if (tried.next === 'tryAgain') {
			if (tries++ >= TRIES) return { outcome: 'notSent', failure: tried.failure };
			const until = now + retries.next();
			await waitUntil(() => until, isOver);
		} else if (tried.next === 'wait') {
			limitedSince ??= now;
			const waited = now - limitedSince;
			if (waited + tried.wait > send.maxWait) {
				pause.lift();
				return {
					outcome: 'notSent',
					failure: waitedTooLong(tried.failure, waited, tried.wait, place.left()),
				};
			}
		}
	}
}

type Tried =
	| Delivery
	| { next: 'paused' }
	| { next: 'wait'; wait: number; failure: Failure }
	| { next: 'tryAgain'; failure: Failure };

async function tryOnce(
	send: Send,
	{ ledger, sendOnce, pause, isOver }: SendingPlace,
): Promise<Tried> {
	const { item, sendOnceKey } = send;
	// Run and lane may have changed while this send stood at the gate.
	if (isOver()) return { outcome: 'notTried' };
	if (!pause.isOpen) return { next: 'paused' };

	const held = await claimKey(sendOnce, sendOnceKey);
	if (held) return held;
	if (isOver()) return (await releaseKey(sendOnce, sendOnceKey)) ?? { outcome: 'notTried' };

	const leftAt = Date.now();
	ledger.started(item);
	const exchange = await send.post();
	const { outcome, next } = judge(exchange);
	if (outcome === 'sent') {
		const response = (exchange as Answer).body as IDataObject;
		ledger.sent(item, response);
		pause.accepted();
		return { outcome, response };
	}
	const failure = failureOf(exchange);
	if (outcome === 'unknown') {
		ledger.unknown(item, failure);
		return { outcome, failure };
	}
	ledger.notSent(item);
	// Taken back before any wait: a run that ends while it waits must not leave the key of an unsent message.
	const stuck = await releaseKey(sendOnce, sendOnceKey);
	if (stuck) return stuck;
	if (next === 'wait')
		return { next, wait: pause.refused((exchange as Answer).headers, leftAt), failure };
	return next === 'tryAgain' ? { next, failure } : { outcome, failure };
}

function waitedTooLong(failure: Failure, waited: number, wait: number, left: number): Failure {
	const seconds = (millis: number) => `${Math.round(millis / 1000)} s`;
	return {
		...failure,
		message: `The rate limit of the connection did not let this message through: waited ${seconds(waited)}, ${seconds(wait)} more would pass Max Wait; ${left} messages remain unsent. ${failure.message}`,
	};
}
