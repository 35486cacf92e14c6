/** The sandbox's own time: everything that happens by itself happens by it, and its answers are dated with it. */
export class Clock {
	private ahead = 0;

	/** `source` in milliseconds since 1970, as Date.now gives them. */
	constructor(private readonly source: () => number) {}

	/** Milliseconds since 1970. */
	now(): number {
		return this.source() + this.ahead;
	}

	/** Puts it forward; a negative number puts it back. */
	advance(ms: number): void {
		this.ahead += ms;
	}

	/** Shows its source's time again. */
	reset(): void {
		this.ahead = 0;
	}
}
