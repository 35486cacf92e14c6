import type { Answer } from '../transport/exchange';
import { Backoff, readWait, waitUntil } from './pacing';

/** A server that names a wait of nothing is still not asked in a tight circle. */
const SHORTEST_WAIT = 100;

/** The pause that a rate limit puts on one connection; all sends of the lane keep it. */
export class LanePause {
	private readonly backoff = new Backoff();

	/** Epoch milliseconds before which nothing is sent. */
	private until = 0;

	private setAt = 0;

	/** Whether a send may leave now. */
	get isOpen(): boolean {
		return this.until <= Date.now();
	}

	/** Resolves when the pause has ended, or the run has. */
	async end(isOver: () => boolean): Promise<void> {
		await waitUntil(() => this.until, isOver);
	}

	/**
	 * Sets or lengthens the pause after a 429. Several sends can be refused by the same empty bucket:
	 * only one that left after the pause was set makes the next one longer.
	 *
	 * @param headers of the 429, by lower-case name
	 * @param leftAt when the refused send left, epoch milliseconds
	 * @returns milliseconds until the pause ends
	 */
	refused(headers: Answer['headers'], leftAt: number): number {
		const now = Date.now();
		const { announced, full, token } = readWait(headers, now);
		if (announced !== undefined || leftAt >= this.setAt) {
			const wait =
				announced ?? Math.min(full || Number.POSITIVE_INFINITY, this.backoff.next(token));
			this.until = Math.max(this.until, now + Math.max(wait, SHORTEST_WAIT));
			this.setAt = now;
		}
		return Math.max(0, this.until - now);
	}

	/** After a success pauses start short again. */
	accepted(): void {
		this.backoff.reset();
	}

	/** The send that set the pause has given up; the next one asks for itself. */
	lift(): void {
		this.until = 0;
	}
}
