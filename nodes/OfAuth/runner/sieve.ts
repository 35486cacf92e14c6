import type { IDataObject } from 'n8n-workflow';

import type { Keeps } from './field';
import type { RequestParts } from './request';

/** Keeps the entries of a list that are asked for, whether or not OFAuth has left out the others. */
export class Sieve {
	/** Whether OFAuth gave what it was asked to leave out. */
	isUnsifted = false;

	/** Whether an entry is asked for; nothing where all are. */
	readonly keeps?: Keeps;

	constructor(wanted: RequestParts['keeps']) {
		if (wanted) this.keeps = (entry) => this.sift(entry, wanted);
	}

	private sift(entry: IDataObject, { asked, own }: NonNullable<RequestParts['keeps']>): boolean {
		const isAsked = asked.every((keeps) => keeps(entry));
		this.isUnsifted ||= !isAsked;
		return isAsked && own.every((keeps) => keeps(entry));
	}
}
