import type { IDataObject } from 'n8n-workflow';

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
	/** @returns why an answer that is no refusal by its status is one; its own words take the place of OFAuth's error */
	reason?: (told: IDataObject) => string | undefined;
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
	const told = (body ?? {}) as IDataObject;
	const isRefusal = status !== FINE || told.success === false;
	const found = refusals.find(
		(refusal) => refusal.status === status && (isRefusal || refusal.reason?.(told) !== undefined),
	);
	if (!found) return undefined;
	const text = found.reason?.(told) ?? readErrorBody(body).text;
	const words = text ? ` OFAuth says: ${text} (${status})` : '';
	return { message: `${found.message}.${words}`, nextStep: found.nextStep };
}
