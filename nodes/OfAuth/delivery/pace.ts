/** How an account stands. */
interface Turns {
	/** Messages that are on their way. */
	onTheWay: number;
	/** When the last of them ended, epoch milliseconds. */
	endedAt: number;
}

/** It is this process that remembers: every try of a run, and every run, keeps the pace of the one before. */
const TURNS = new Map<string, Turns>();

/** Milliseconds until a turn is asked for again that another run has: nobody knows how long it takes. */
const ASK_AGAIN = 100;

/** The pause that OnlyFans wants between two messages of a creator. */
export class Pace {
	private isHeld = false;

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
		const turns = this.turns();
		const now = Date.now();
		if (this.apart > 0 && turns.onTheWay > 0) return ASK_AGAIN;
		// A clock that was put back makes no wait of hours.
		turns.endedAt = Math.min(turns.endedAt, now);
		const wait = turns.endedAt + this.apart - now;
		if (wait > 0) return wait;
		turns.onTheWay++;
		this.isHeld = true;
		return 0;
	}

	/** To be called when the send has ended, whatever became of it: only OnlyFans knows when it took it. */
	ended(): void {
		if (this.isHeld) this.turns().endedAt = Date.now();
		this.giveBack();
	}

	/** Lets the next one have the turn at once: nothing has left. After {@link ended} there is nothing to do. */
	giveBack(): void {
		if (this.isHeld) this.turns().onTheWay--;
		this.isHeld = false;
	}

	private turns(): Turns {
		const known = TURNS.get(this.account) ?? { onTheWay: 0, endedAt: Number.NEGATIVE_INFINITY };
		TURNS.set(this.account, known);
		return known;
	}
}
