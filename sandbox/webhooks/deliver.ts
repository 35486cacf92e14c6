import { sleep } from 'n8n-workflow';

import { newEventId, signed, type Scheme, type SignedEvent } from './signed';

/** Where an event goes, and how. */
export interface DeliveryOptions {
	url: string;
	/** As in `SigningOptions`, and so are `scheme` and `id`. */
	secret: string;
	scheme?: Scheme;
	id?: string;
	/** When an attempt is signed, in milliseconds since 1970; default Date.now. */
	now?: () => number;
	/** Attempts in all; default 5 (ofauth docs). */
	tries?: number;
	/** Milliseconds to wait after so many failed attempts; default 1,000, then twice as long each time. */
	backoffMs?: (failed: number) => number;
	/** Milliseconds in which an attempt must be answered; default 10,000 (ofauth docs). */
	timeoutMs?: number;
	/** Called after each attempt. */
	onAttempt?: (attempt: Attempt) => void;
}

/** One POST and what came of it. */
export interface Attempt {
	/** Of the answer; 'unanswered' where there was none, or none in time. */
	status: number | 'unanswered';
	/** Text of the answer; what was wrong where there was none. */
	text: string;
}

/** All that was done for one event. */
export interface Delivery {
	/** The same in every attempt: by it a receiver knows that it is one event. */
	id: string;
	/** Whether the last attempt was answered 2xx. */
	isDelivered: boolean;
	attempts: Attempt[];
}

const isAccepted = ({ status }: Attempt) =>
	status !== 'unanswered' && status >= 200 && status < 300;

async function post(url: string, event: SignedEvent, timeoutMs: number): Promise<Attempt> {
	try {
		const response = await fetch(url, {
			method: 'POST',
			headers: event.headers,
			body: event.body,
			// somewhere else is not where the event is to go
			redirect: 'manual',
			signal: AbortSignal.timeout(timeoutMs),
		});
		return { status: response.status, text: await response.text() };
	} catch (error) {
		const { message, cause } = error as Error & { cause?: { code?: string; message?: string } };
		return { status: 'unanswered', text: cause?.code ?? cause?.message ?? message };
	}
}

/**
 * Sends an event as OFAuth does: again, with the same id and body and a new signature, after anything but a 2xx. How long OFAuth
 * waits between is not documented, only that it waits longer each time.
 *
 * @throws Error where the secret cannot be used; an address that does not answer is an attempt
 */
export async function deliver(event: object, options: DeliveryOptions): Promise<Delivery> {
	const { url, secret, scheme, id = newEventId(), now = Date.now, tries = 5 } = options;
	const { backoffMs = (failed) => 1000 * 2 ** (failed - 1), timeoutMs = 10_000 } = options;
	const attempts: Attempt[] = [];
	while (attempts.length < tries) {
		if (attempts.length > 0) await sleep(backoffMs(attempts.length));
		const attempt = await post(url, signed(event, { secret, scheme, id, at: now() }), timeoutMs);
		attempts.push(attempt);
		options.onAttempt?.(attempt);
		if (isAccepted(attempt)) return { id, isDelivered: true, attempts };
	}
	return { id, isDelivered: false, attempts };
}
