/** How long one message has waited in all, over the requests of its uploads and its own. */
export class Waiting {
	private hasBegun = false;

	/** @param waited milliseconds that it has waited before */
	constructor(public waited = 0) {}

	/** To be called when the message itself is told to wait: what it waited with others before does not count. */
	begin(): void {
		this.hasBegun = true;
	}

	/** Does a wait, and counts it. */
	async during(wait: () => Promise<void>): Promise<void> {
		const start = Date.now();
		await wait();
		if (this.hasBegun) this.waited += Date.now() - start;
	}
}
