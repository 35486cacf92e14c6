import type { EntryRecord } from '../../nodes/OfAuth/delivery/entryRecord';

/** A record in which nothing is ever found, for sends that have no key. */
export const EMPTY_RECORD: EntryRecord = {
	add: async () => ({ known: new Set(), isSure: true }),
	remove: async () => undefined,
	alone: async (work) => await work(EMPTY_RECORD),
	count: async () => 0,
};
