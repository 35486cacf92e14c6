/** The sandbox's own time: everything that happens by itself happens by it, and its answers are dated with it. */
export class Clock {
	/** Its time when the sandbox started or was reset, in milliseconds since 1970. */
	start: number;
	private ahead = 0;

	/** `source` in milliseconds since 1970, as Date.now gives them. */
	constructor(private readonly source: () => number) {
		this.start = source();
	}

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
		this.start = this.source();
	}
}
