/**
 * When each account has sent last, epoch milliseconds. It is this process that remembers: every try of a run, and
 * every run, keeps the pace of the one before.
 */
const LAST = new Map<string, number>();

/** The pause that OnlyFans wants between two messages of a creator. */
export class Pace {
	/**
	 * @param account whose
	 * @param apart milliseconds between the end of one send and the beginning of the next
	 */
	constructor(
		private readonly account: string,
		private readonly apart: number,
	) {}

	/** Takes the next turn, if it has come. @returns milliseconds until it may be asked for again, 0 where it is taken */
	take(): number {
		const now = Date.now();
		const wait = (LAST.get(this.account) ?? Number.NEGATIVE_INFINITY) + this.apart - now;
		if (wait > 0) return wait;
		LAST.set(this.account, now);
		return 0;
	}

	/** To be called when the send has ended, whatever became of it: only OnlyFans knows when it took it. */
	ended(): void {
		LAST.set(this.account, Date.now());
	}
}
