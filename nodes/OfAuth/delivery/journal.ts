import type { Failure } from '../transport/errors';
import type { EntryRecord } from './entryRecord';
import type { Written } from './markedExecutions';
import type { MarkPlaces } from './markPlaces';
import type { Marks } from './marks';

/** Of an earlier run n8n has stored nothing, and this message may be one that it sent. */
export const LOST: Failure = {
	message:
		'An earlier run of this execution was cut off (a crash, a restart or a stop), and may have sent this message',
	nextStep: '',
	isOfLostRun: true,
};

/**
 * Marks in n8n's own database. n8n stores the ledger only when the execution ends: what was sent before
 * a crash or a stop is known by its mark alone. So each message is marked before it is sent, and the
 * marks go when n8n has stored the execution. They are looked for only where a repetition is certain:
 * in a Retry, and where the same execution runs again (n8n 1 does so after a worker has died).
 */
export class Journal {
	/** Items that an earlier run has marked: their messages may exist. */
	readonly found = new Set<number>();

	/** What the database said when it could not take a mark. */
	trouble: unknown;

	private readonly undone: Array<Promise<void>> = [];

	constructor(
		private readonly record: EntryRecord,
		private readonly written: Written,
		private readonly marks: Map<number, Marks>,
		private readonly places: MarkPlaces,
		private readonly settled: Set<number>,
	) {}

	/**
	 * Finds what earlier runs have marked, and marks it as this execution's own, for a Retry of this one.
	 * To look is to record, so what was not there is taken away again.
	 */
	async find(): Promise<void> {
		const open = [...this.marks].filter(([item]) => !this.settled.has(item));
		const asked = open.map(([item, marks]) => ({ item, marks, looked: this.lookedFor(marks) }));
		for (const { item, looked } of asked)
			if (looked.some((entry) => this.written.lost.has(entry))) this.found.add(item);
		const looks = [...asked.flatMap(({ looked }) => looked), ...this.places.done];
		const unseen = looks.filter((entry) => !this.isWritten(entry));
		if (unseen.length === 0) return;
		await this.record.alone(async (alone) => {
			const { known } = await alone.add(unseen);
			await alone.remove(unseen.filter((entry) => !known.has(entry)));
			const isDone = this.places.done.some((entry) => known.has(entry));
			const found = asked.filter(
				({ looked }) => isDone || looked.some((entry) => known.has(entry)),
			);
			const entries = found.flatMap(({ marks }) => this.entriesOf(marks));
			if (entries.length > 0) await alone.add(entries);
			for (const { item } of found) this.found.add(item);
			for (const entry of entries) {
				this.remember(entry);
				this.written.lost.add(entry);
			}
		});
	}

	/**
	 * Marks a message that is about to leave.
	 *
	 * @returns false where another process has marked it: another Retry of the same execution, or this
	 * execution itself on a worker that was taken for dead
	 */
	async mark(item: number): Promise<boolean> {
		const marks = this.marks.get(item);
		const entries = marks ? this.entriesOf(marks).filter((entry) => !this.isWritten(entry)) : [];
		if (!marks || entries.length === 0) return true;
		try {
			const { known, isSure } = await this.record.add(entries);
			for (const entry of entries) {
				// In the place of all executions it is another's, and goes or stays with that one.
				if (!(known.has(entry) && this.places.isOfAll(entry))) this.remember(entry);
			}
			this.written.keeper.keep(entries);
			const looked = [this.places.own, ...this.places.looked].flatMap((place) =>
				entriesIn(place, marks, this.isWhole),
			);
			const isTaken = looked.some((entry) => known.has(entry) && !this.written.released.has(entry));
			return !(isSure && isTaken);
		} catch (error) {
			// The mark is a second net: without it the message is as safe as the ledger makes it.
			this.trouble = error;
			return true;
		}
	}

	/** What names a message in the runs of one execution, whatever its text gives by then. */
	markOf(item: number): string | undefined {
		return this.marks.get(item)?.byPlace;
	}

	/** Takes the mark of a message away that was certainly not sent. */
	unmark(item: number): void {
		const marks = this.marks.get(item);
		const entries = marks ? this.entriesOf(marks).filter((entry) => this.isWritten(entry)) : [];
		if (entries.length === 0) return;
		this.written.keeper.drop(entries);
		for (const entry of entries) {
			this.written.own.delete(entry);
			this.written.shared.delete(entry);
			this.written.released.add(entry);
		}
		this.undone.push(
			this.record.remove(entries).catch((error: unknown) => {
				this.trouble = error;
				// Tried once more when the execution ends.
				for (const entry of entries) this.written.stuck.add(entry);
			}),
		);
	}

	/**
	 * To be called when the node ends.
	 *
	 * @param status as n8n will store it
	 */
	async end(status: 'success' | 'error' | 'canceled'): Promise<void> {
		await Promise.all(this.undone);
		if (!this.written.endsItself) await this.written.close(status);
	}

	/** Whether equal requests can be counted: what the ledger knows is not read again. */
	private get isWhole(): boolean {
		return this.settled.size === 0;
	}

	private isWritten(entry: string): boolean {
		return this.written.own.has(entry) || this.written.shared.has(entry);
	}

	private remember(entry: string): void {
		(entry.startsWith(this.places.own) ? this.written.own : this.written.shared).add(entry);
	}

	private entriesOf(marks: Marks): string[] {
		const { own, shared } = this.places;
		return [own, ...shared].flatMap((place) => entriesIn(place, marks, true));
	}

	private lookedFor(marks: Marks): string[] {
		const { own, looked } = this.places;
		const places = this.written.isRepeated ? [own, ...looked] : looked;
		return places.flatMap((place) => entriesIn(place, marks, this.isWhole));
	}
}

function entriesIn(place: string, { byPlace, byRequest }: Marks, withRequest: boolean): string[] {
	const marks = [byPlace, ...(withRequest && byRequest ? [byRequest] : [])];
	return marks.map((mark) => `${place}${mark}`);
}
