import type { IDataObject } from 'n8n-workflow';

import type { ConnectionList } from '../transport/paging';

/** How far something has come that is waited for. */
export interface Progress {
	/** `failed`: it never comes as far as it is waited for. */
	state: 'waits' | 'done' | 'failed';
	/** The same in words, without a full stop. */
	says: string;
	/** What to do where the wait ends with this. */
	nextStep: string;
}

/** What an operation waits for: an entry of a list of the connection, which one question gives for all items. */
export interface Awaits {
	list: ConnectionList;
	/** Where one alone is found by its id, asked where the list does not show it; as an endpoint of an operation. */
	alone: { path: string; movedTo?: string };
	/**
	 * Pure.
	 *
	 * @param entry as the list has it now; undefined where it does not
	 * @param before the same in the look before
	 */
	progressOf: (entry: IDataObject | undefined, before: IDataObject | undefined) => Progress;
	/** Where neither the list nor its id finds it, in two looks. */
	gone: Progress;
}
