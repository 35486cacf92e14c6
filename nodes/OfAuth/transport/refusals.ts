import { readErrorBody } from './errorBody';
import type { Failure } from './errors';
import type { Exchange } from './exchange';

/** What an answer of OFAuth means for an operation, where its own words do not say it. */
export interface Refusal {
	/** Its status; and, of a 200, `success: false`. */
	status: number;
	/** Stands before OFAuth's own words. */
	message: string;
	nextStep: string;
}

const FINE = 200;

/**
 * What an answer means for an operation, where its declaration knows.
 *
 * @returns the words that take the place of the general ones, with OFAuth's own in them; nothing where it does not
 */
export function explained(stopped: Exchange, refusals: Refusal[]): Partial<Failure> | undefined {
	if (!('status' in stopped)) return undefined;
	const { body, status } = stopped;
	const isRefusal = status !== FINE || (body as { success?: unknown } | null)?.success === false;
	const found = refusals.find((refusal) => isRefusal && refusal.status === status);
	if (!found) return undefined;
	const { text } = readErrorBody(body);
	const words = text ? ` OFAuth says: ${text} (${status})` : '';
	return { message: `${found.message}.${words}`, nextStep: found.nextStep };
}
