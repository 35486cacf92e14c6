import { recordEntries, type RecordCalls, type Recorded } from './recordCalls';

interface Waiting {
	entries: string[];
	resolve: (recorded: Recorded) => void;
	reject: (error: unknown) => void;
}

type Work = () => Promise<void>;

/** The calls of one record, one after another. */
export class RecordQueue {
	private readonly turns: Work[] = [];

	/** To be recorded by the call that stands last in `turns`, which has not begun yet. */
	private batch: Waiting[] | undefined;

	private isWorking = false;

	/** @param onEmpty called when nothing waits any more */
	constructor(private readonly onEmpty: () => void) {}

	async add(entries: string[], calls: RecordCalls): Promise<Recorded> {
		return await new Promise((resolve, reject) => {
			const waiting = { entries, resolve, reject };
			if (this.batch) {
				this.batch.push(waiting);
				return;
			}
			const batch = (this.batch = [waiting]);
			this.enqueue(async () => {
				this.batch = undefined;
				await commit(batch, calls);
			});
		});
	}

	async inTurn<T>(work: () => Promise<T>): Promise<T> {
		// What comes later must not overtake.
		this.batch = undefined;
		return await new Promise((resolve, reject) => {
			this.enqueue(async () => await work().then(resolve, reject));
		});
	}

	private enqueue(work: Work): void {
		this.turns.push(work);
		if (!this.isWorking) void this.work();
	}

	private async work(): Promise<void> {
		this.isWorking = true;
		for (let turn = this.turns.shift(); turn; turn = this.turns.shift()) await turn();
		this.isWorking = false;
		this.onEmpty();
	}
}

/** Records what several ask for; of those that ask for the same entry the first has recorded it. */
async function commit(batch: Waiting[], calls: RecordCalls): Promise<void> {
	try {
		const entries = new Set(batch.flatMap((waiting) => waiting.entries));
		const { known, isSure } = await recordEntries(calls, [...entries]);
		for (const waiting of batch) {
			const own = waiting.entries.filter((entry) => known.has(entry));
			for (const entry of waiting.entries) known.add(entry);
			waiting.resolve({ known: new Set(own), isSure });
		}
	} catch (error) {
		for (const { reject } of batch) reject(error);
	}
}
