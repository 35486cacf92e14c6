import type { EntryRecord } from '../../nodes/OfAuth/delivery/entryRecord';
import type { Recorded } from '../../nodes/OfAuth/delivery/recordCalls';

/** A record that other processes and a failing database get at. */
export class ShakyRecord implements EntryRecord {
	readonly entries = new Set<string>();

	/** What becomes of the next calls, one each: nothing, a failure, or one found in doubt. */
	readonly next: Array<'fine' | 'fails before' | 'fails after' | 'in doubt'> = [];

	/** What becomes of removals. */
	removes = true;

	add = async (entries: string[]): Promise<Recorded> => {
		await Promise.resolve();
		const how = this.next.shift() ?? 'fine';
		if (how === 'fails before') throw new Error('database is locked');
		// In doubt is what a first try of the same call may have recorded.
		const before =
			how === 'in doubt' ? entries : entries.filter((entry) => this.entries.has(entry));
		for (const entry of entries) this.entries.add(entry);
		if (how === 'fails after') throw new Error('connection terminated');
		return { known: new Set(before), isSure: how !== 'in doubt' };
	};

	remove = async (entries: string[]): Promise<void> => {
		await Promise.resolve();
		if (this.removes) for (const entry of entries) this.entries.delete(entry);
	};

	alone = async <T>(
		work: (record: Pick<EntryRecord, 'add' | 'remove'>) => Promise<T>,
	): Promise<T> => await work(this);

	count = async (): Promise<number> => this.entries.size;
}
