import { createHash } from 'crypto';

import type { IContextObject, IDataObject } from 'n8n-workflow';

const KEY = 'ofAuthToolGuard';

/**
 * Older AI agents give every call of a tool, and every try of a call, a run of its own, so the ledger
 * cannot know a repeated call. This knows the requests of unknown outcome by their hash.
 */
export class ToolGuard {
	private readonly hashes: Record<string, true>;

	/** @param context the node's context (`getContext('node')`) */
	constructor(context: IContextObject) {
		this.hashes = (context[KEY] ??= {}) as Record<string, true>;
	}

	/** Whether the same request has ended with an unknown outcome in this execution. */
	refuses(connectionId: string, body: IDataObject): boolean {
		return this.hashes[hash(connectionId, body)] === true;
	}

	/** To be called for a request of unknown outcome. */
	remember(connectionId: string, body: IDataObject): void {
		this.hashes[hash(connectionId, body)] = true;
	}
}

/** Without the dates: one that moves with the clock makes another request of every call of the same message. */
function hash(connectionId: string, body: IDataObject): string {
	const message = { ...body, scheduledDate: undefined, subscribedAfterDate: undefined };
	return createHash('sha256')
		.update(JSON.stringify([connectionId, message]))
		.digest('hex');
}
