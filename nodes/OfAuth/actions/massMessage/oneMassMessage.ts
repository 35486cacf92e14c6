import type { Operation } from '../../runner/operation';

/**
 * Where one mass message is found by its ID. A newer page of OFAuth's documentation has the other path,
 * for scheduled messages at least.
 */
export const oneMassMessage: Omit<Operation['endpoint'], 'method'> = {
	path: '/v2/access/mass-messages/{massMessageId}',
	movedTo: '/v2/access/mass-messages/scheduled/{massMessageId}',
};

/** What a 404 there can mean. */
export const NO_SUCH_MESSAGE =
	'There is no such mass message: it was unsent before, or the ID belongs to another connection';
