import type { IDataObject } from 'n8n-workflow';

import { failureOf } from '../transport/errors';
import type { Answer } from '../transport/request';
import type { LanePause } from './lanePause';
import type { Gate } from './lanes';
import type { Ledger } from './ledger';
import { judge } from './outcome';
import { persist, type Attempt } from './persist';
import { prepareOnce } from './prepare';
import { claimKey, releaseKey, type SendOnce } from './sendOnce';
import type { Delivery, Send } from './types';

/** What one send needs from its delivery. */
export interface SendingPlace {
	ledger: Ledger;
	sendOnce: SendOnce;
	/** Lets sends through. */
	gate: Gate;
	/** Lets uploads through: each holds a part of its file in memory. */
	uploads: Gate;
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
	const { preparation, maxWait } = send;
	if (preparation) {
		const stopped =
			(await alreadySent(send, place)) ??
			(await persist(async () => await prepareOnce(preparation, place), {
				...place,
				maxWait,
				steps: preparation.steps,
			}));
		await preparation.close();
		if (stopped) return stopped;
	}
	const attempt = async () => await place.gate.pass(async () => await tryOnce(send, place));
	return (await persist(attempt, { ...place, maxWait })) ?? { outcome: 'notTried' };
}

/** Looks before an upload that would be for nothing; the key is recorded only when the send leaves. */
async function alreadySent(
	{ sendOnceKey }: Send,
	{ sendOnce }: SendingPlace,
): Promise<Delivery | undefined> {
	return (await claimKey(sendOnce, sendOnceKey)) ?? (await releaseKey(sendOnce, sendOnceKey));
}

async function tryOnce(
	send: Send,
	{ ledger, sendOnce, pause, isOver }: SendingPlace,
): Promise<Attempt> {
	const { item, sendOnceKey } = send;
	// Run and lane may have changed while this send stood at the gate.
	if (isOver()) return { done: { outcome: 'notTried' } };
	if (!pause.isOpen) return { next: 'paused' };

	const held = await claimKey(sendOnce, sendOnceKey);
	if (held) return { done: held };
	if (isOver())
		return { done: (await releaseKey(sendOnce, sendOnceKey)) ?? { outcome: 'notTried' } };

	const leftAt = Date.now();
	ledger.started(item);
	const exchange = await send.post();
	const { outcome, next } = judge(exchange);
	if (outcome === 'sent') {
		const response = (exchange as Answer).body as IDataObject;
		ledger.sent(item, response);
		pause.accepted();
		return { done: { outcome, response } };
	}
	const failure = failureOf(exchange);
	if (outcome === 'unknown') {
		ledger.unknown(item, failure);
		return { done: { outcome, failure } };
	}
	ledger.notSent(item);
	// Taken back before any wait: a run that ends while it waits must not leave the key of an unsent message.
	const stuck = await releaseKey(sendOnce, sendOnceKey);
	if (stuck) return { done: stuck };
	if (next === 'wait')
		return { next, wait: pause.refused((exchange as Answer).headers, leftAt), failure };
	return next === 'tryAgain' ? { next, failure } : { done: { outcome, failure } };
}
