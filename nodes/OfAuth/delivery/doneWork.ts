import type { IContextObject, IDataObject } from 'n8n-workflow';

import type { Id } from '../values/ids';
import { UploadMemory, type UploadRecords } from './uploadMemory';

/** What is done of one item. */
interface Done {
	/** What was asked for: where an expression gives something else by now, nothing of it is done. */
	what: string;
	parts: Id[];
	entries?: IDataObject[];
	/** Of what may have been made: what had its name before. */
	before?: Id[];
}

interface Run {
	/** By item. */
	items: Record<string, Done>;
	uploads: UploadRecords;
}

const KEY = 'ofAuthDone';

/**
 * What this execution has done already, kept in the execution's own data, where n8n keeps it through Retry On
 * Fail and through Retry of a failed execution: of an item with many parts a Retry does the rest, and what would
 * be there twice is not made again.
 */
export class DoneWork {
	private readonly items: Run['items'];

	private readonly uploads: UploadRecords;

	/** The parts that were looked at last: an item may have a hundred thousand. */
	private looked?: { parts: Id[]; set: Set<Id> };

	/**
	 * @param context the node's context (`getContext('node')`)
	 * @param run the run index, which a loop counts up
	 */
	constructor(
		private readonly context: IContextObject,
		private readonly run: number,
	) {
		const runs = (context[KEY] ??= {}) as Record<string, Run>;
		const kept = (runs[run] ??= { items: {}, uploads: {} });
		this.items = kept.items;
		this.uploads = kept.uploads;
	}

	/** The files of an item that are uploaded already. */
	uploadsOf(item: number, connectionId: string): UploadMemory {
		return new UploadMemory(this.uploads, item, connectionId);
	}

	/**
	 * Whether a part of an item is done.
	 *
	 * @param what is asked for, whole
	 */
	hasPart(item: number, what: string, part: Id): boolean {
		const known = this.items[item];
		if (known?.what !== what) return false;
		if (this.looked?.parts !== known.parts)
			this.looked = { parts: known.parts, set: new Set(known.parts) };
		return this.looked.set.has(part);
	}

	/** What has come of an item that is not to be done again; nothing where it is not done. */
	entriesOf(item: number, what: string): IDataObject[] | undefined {
		const known = this.items[item];
		return known?.what === what ? known.entries : undefined;
	}

	/** To be called as soon as a part is done. */
	addPart(item: number, what: string, part: Id): void {
		this.itemFor(item, what).parts.push(part);
	}

	/** To be called as soon as an item is done that must not be done again. */
	keep(item: number, what: string, entries: IDataObject[]): void {
		this.itemFor(item, what).entries = entries;
	}

	/** What had the name of something that an earlier try may have made; nothing where none has tried. */
	beforeOf(item: number, what: string): Id[] | undefined {
		const known = this.items[item];
		return known?.what === what ? known.before : undefined;
	}

	/** To be called before something is made, and with nothing once it certainly was not. */
	keepBefore(item: number, what: string, before: Id[] | undefined): void {
		this.itemFor(item, what).before = before;
	}

	/** Drops all of this run; only for a run that n8n certainly does not repeat. */
	close(): void {
		const runs = (this.context[KEY] ?? {}) as Record<string, unknown>;
		delete runs[this.run];
		if (Object.keys(runs).length === 0) delete this.context[KEY];
	}

	private itemFor(item: number, what: string): Done {
		const known = this.items[item];
		return known?.what === what ? known : (this.items[item] = { what, parts: [] });
	}
}
