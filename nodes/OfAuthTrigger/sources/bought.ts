import type { IDataObject } from 'n8n-workflow';

import type { Watched } from '../buyers';

/** How many have bought a message. @param listed its entry in the list of the sent ones, where it stands there */
export function countOf(listed: IDataObject | undefined): number | undefined {
	const { purchasedCount } = listed ?? {};
	return typeof purchasedCount === 'number' ? purchasedCount : undefined;
}

/** A buyer, and what was bought. */
export function withMessage(
	{ id, username, name, isVerified }: IDataObject,
	{ id: massMessageId }: Pick<Watched, 'id'>,
	listed: IDataObject = {},
): IDataObject {
	const { date, createdAt, rawText, text, price } = listed;
	const message = { massMessageId, sentAt: date ?? createdAt, text: rawText ?? text, price };
	return { id, username, name, isVerified, ...message };
}
