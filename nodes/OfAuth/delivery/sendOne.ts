import type { IDataObject } from 'n8n-workflow';

import { failureOf, type Failure } from '../transport/errors';
import type { Answer } from '../transport/exchange';
import type { LanePause } from './lanePause';
import { LOST, type Journal } from './journal';
import type { LaneGate } from './lanes';
import { judge } from './outcome';
import { persist, type Attempt } from './persist';
import { prepare } from './prepare';
import { SendKey, type KeyPlace } from './sendOnce';
import type { Delivery, Preparation, Send } from './types';
import type { UploadPlaces } from './uploadPlaces';
import { Waiting } from './waiting';

/** What one send needs from its delivery. */
export interface SendingPlace extends KeyPlace {
	/** Not there where this n8n keeps no record, or no message needs a mark. */
	journal?: Journal;
	/** Lets sends through. */
	gate: LaneGate;
	/** Lets uploads through. */
	uploads: UploadPlaces;
	/** Shared by the sends of one connection. */
	pause: LanePause;
	isOver: () => boolean;
	/** What has not ended yet, this one included, in words. */
	left: () => string;
}

/**
 * Makes one send: again only after an outcome that certainly left nothing behind.
 *
 * @returns what became of it; nothing is thrown
 */
export async function sendOne(send: Send, place: SendingPlace): Promise<Delivery> {
	const { maxWait, lane, waited } = send;
	const waiting = new Waiting(waited);
	const key = new SendKey(send.sendOnceKey, send.item, place);
	const unprepared = send.preparation
		? await prepareWithKey(send, { key, preparation: send.preparation, waiting }, place)
		: undefined;
	if (unprepared) return unprepared;
	const attempt = async () =>
		await place.gate.pass(lane, async () => await tryOnce(send, key, place));
	const patience = { ...place, maxWait, waiting, what: 'message' };
	const delivery = (await persist(attempt, patience)) ?? {
		outcome: 'notTried',
	};
	// The mark of a message that an earlier try may have created stays, whatever became of this one.
	const mayExist = place.ledger.settled(send.item)?.outcome === 'unknown';
	if (!mayExist && (delivery.outcome === 'notSent' || delivery.outcome === 'notTried'))
		place.journal?.unmark(send.item);
	return delivery;
}

const OTHER_RUN: Failure = {
	message: 'Another run of the same execution is sending this message, or has sent it',
	nextStep: '',
};

async function prepareWithKey(
	{ item, maxWait }: Send,
	{ key, preparation, waiting }: { key: SendKey; preparation: Preparation; waiting: Waiting },
	place: SendingPlace,
): Promise<Delivery | undefined> {
	// Of a run that was stopped no key is touched any more.
	if (place.isOver()) return { outcome: 'notTried' };
	const known = place.ledger.settled(item) ? undefined : await key.lookUp();
	return known ?? (await prepare(preparation, { ...place, maxWait, waiting, what: 'message' }));
}

async function tryOnce(send: Send, key: SendKey, place: SendingPlace): Promise<Attempt> {
	// Run and lane may have changed while this send stood at the gate.
	if (place.isOver()) return { done: { outcome: 'notTried' } };
	if (!place.pause.isOpen) return { next: 'paused' };

	const wait = send.pace?.take() ?? 0;
	if (wait > 0) return { next: 'later', wait };
	try {
		return await sendInTurn(send, key, place);
	} finally {
		// What was sent before, by its key, makes nobody wait.
		send.pace?.giveBack();
	}
}

async function sendInTurn(
	send: Send,
	key: SendKey,
	{ ledger, journal, pause, isOver }: SendingPlace,
): Promise<Attempt> {
	const { item, isLate } = send;
	const late = isLate();
	if (late) return { done: { outcome: 'notSent', failure: late } };
	// A message of unknown outcome that the user sends again holds its key already, and keeps it: it may exist.
	const before = ledger.settled(item);
	// In one go: both are written by one call to the database.
	const [held, isAlone] = await Promise.all([
		before ? undefined : key.claim(),
		journal?.mark(item) ?? true,
	]);
	if (held) return { done: held };
	const release = async () => (before ? undefined : await key.release());
	// Who has taken the key is alone with it, whatever marks say.
	const isFree = isAlone || send.sendOnceKey !== undefined;
	const doubt = journal?.found.has(item) ? LOST : isFree ? undefined : OTHER_RUN;
	if (doubt && !before) {
		// Its key is free: the key is another one by now.
		const stuck = await release();
		ledger.unknown(item, doubt);
		return { done: stuck ?? { outcome: 'unknown', failure: doubt } };
	}
	if (isOver()) return { done: (await release()) ?? { outcome: 'notTried' } };

	const leftAt = Date.now();
	const earlier = ledger.traceOf(item);
	const account = send.trace?.account;
	const trace = send.trace?.start(journal?.markOf(item));
	ledger.started(item, trace && { ...trace, to: leftAt + Number(send.trace?.timeout) });
	const exchange = await send.post();
	send.pace?.ended();
	const { outcome, next } = judge(exchange);
	if (outcome === 'sent') {
		const response = (exchange as Answer).body as IDataObject;
		ledger.sent(item, response);
		if (trace) account?.sent(trace, String(response.id));
		key.confirm();
		pause.accepted();
		return { done: { outcome, response } };
	}
	const failure = failureOf(exchange);
	if (outcome === 'unknown') {
		ledger.unknown(item, failure, trace && account?.lost(trace));
		key.confirm();
		return { done: { outcome, failure } };
	}
	if (trace) account?.notSent(trace);
	if (before?.outcome === 'unknown') ledger.unknown(item, before.failure, earlier);
	else ledger.notSent(item);
	// Taken back before any wait: a run that ends while it waits must not leave the key of an unsent message.
	const stuck = await release();
	if (stuck) return { done: stuck };
	// A run that dies while it waits must not leave the mark of an unsent message.
	if (next === 'wait' && !before) journal?.unmark(item);
	if (next === 'wait')
		return { next, wait: pause.refused((exchange as Answer).headers, leftAt), failure };
	return next === 'tryAgain' ? { next, failure } : { done: { outcome, failure } };
}
