/** One purchase of a mass message that somebody ordered. */
export interface Purchase {
	userId: number;
	/** Milliseconds since 1970. */
	at: number;
}

/** The purchases that were ordered, beside those that follow from the seed. */
export class Purchases {
	private readonly byMessage = new Map<number, Purchase[]>();

	/** Those of a message, in the order in which they came. */
	of(messageId: number): readonly Purchase[] {
		return this.byMessage.get(messageId) ?? [];
	}

	/** Adds one. A fan's second of the same message changes nothing. */
	add(messageId: number, purchase: Purchase): void {
		const all = this.of(messageId);
		if (all.some(({ userId }) => userId === purchase.userId)) return;
		this.byMessage.set(messageId, [...all, purchase]);
	}

	/** Forgets them all. */
	clear(): void {
		this.byMessage.clear();
	}
}
