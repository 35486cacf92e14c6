import type { IContextObject, IDataObject } from 'n8n-workflow';

import type { Failure } from '../transport/errors';
import { small } from './ledger';
import { requestHash } from './marks';
import { KeyTurns } from './sendOnce';
import type { Delivery, MessageContent } from './types';

/** What a model wants to have sent. */
export interface ToolRequest extends MessageContent {
	/** Whether the user lets a message of unknown outcome be sent again. */
	sendAgain: boolean;
}

/** What this execution knows of a message, by its hash. */
interface Known {
	sent: Array<{ response: IDataObject; dates: Array<number | null>; at: number }>;
	/** Absent where it certainly does not exist, but for what was sent. */
	unknown?: Failure;
}

const KEY = 'ofAuthToolGuard';
/** Milliseconds by which a date that moves with the clock may miss it: it may be rounded. */
const TOLERANCE = 60_000;
const CUT_OFF: Failure = {
	message: 'The call was cut off while this message was on its way',
	nextStep: '',
};
const REFUSED: Delivery = {
	outcome: 'unknown',
	failure: {
		message:
			'Not sent: the same message was tried before in this execution, and nobody knows whether OFAuth created it',
		nextStep: '',
	},
};

/** The calls of one execution take turns; n8n hands all of them the same context. */
const TURNS = new WeakMap<IContextObject, KeyTurns>();

/**
 * Each call of a tool is a run of its own (of older agents, each try of a call too), so the ledger cannot
 * know a repeated call. This knows the messages that calls have sent, or may have, by their hash, through
 * Retry On Fail of the agent and Retry of the execution.
 */
export class ToolGuard {
	private readonly known: Record<string, Known>;

	private readonly turns: KeyTurns;

	/** @param context the node's context (`getContext('node')`) */
	constructor(context: IContextObject) {
		this.known = (context[KEY] ??= {}) as Record<string, Known>;
		this.turns = TURNS.get(context) ?? new KeyTurns();
		TURNS.set(context, this.turns);
	}

	/**
	 * Sends a message unless the same one was sent, or may have been; equal calls wait for each other.
	 *
	 * @param send sends it; is told why nobody knows whether it exists already, where the user has it sent again
	 * @returns what became of it, now or before
	 */
	async once(
		request: ToolRequest,
		send: (inDoubt: Failure | undefined) => Promise<Delivery>,
	): Promise<Delivery> {
		const message = requestHash(request);
		return await this.turns.inTurn(message, async () => {
			const known = (this.known[message] ??= { sent: [] });
			const now = { dates: datesOf(request), at: Date.now() };
			const earlier = known.sent.find((sent) => isSame(sent, now));
			if (earlier) return { outcome: 'sent', response: earlier.response, isEarlier: true };
			const inDoubt = known.unknown;
			if (inDoubt && !request.sendAgain) return REFUSED;

			// Written ahead: found by a later try, it says that the call was cut off.
			known.unknown = inDoubt ?? CUT_OFF;
			const delivery = await send(inDoubt);
			if (delivery.outcome === 'unknown') known.unknown = inDoubt ?? delivery.failure;
			else delete known.unknown;
			if (delivery.outcome === 'sent')
				known.sent.push({ ...now, response: small(delivery.response) });
			if (known.sent.length === 0 && !known.unknown) delete this.known[message];
			return delivery;
		});
	}
}

function datesOf({ dates }: MessageContent): Array<number | null> {
	return dates.map((date) => (date === null ? null : Date.parse(date)));
}

interface Dated {
	dates: Array<number | null>;
	at: number;
}

/** A message may be sent for several dates; it is the same one where they are equal, or have moved with the clock. */
function isSame(one: Dated, other: Dated): boolean {
	return one.dates.every((date, index) => {
		const then = other.dates[index];
		if (date === null || then === null) return date === then;
		const moved = then - date;
		return moved === 0 || Math.abs(moved - (other.at - one.at)) <= TOLERANCE;
	});
}
