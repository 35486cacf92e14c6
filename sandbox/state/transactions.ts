import { pastTransactions, type Transaction, transactionOf } from '../fixtures/transactions';

/** What one connection has earned, payment by payment. */
export class Transactions {
	private readonly entries: Transaction[];

	/**
	 * @param count payments before `now`
	 * @param now milliseconds since 1970
	 */
	constructor(
		private readonly seed: number,
		count: number,
		now: number,
	) {
		this.entries = pastTransactions(seed, count, now);
	}

	/** Adds a payment, which may be older than those that are there. `at` in milliseconds since 1970. */
	add(given: Partial<Omit<Transaction, 'number'>>, at: number): Transaction {
		const entry = transactionOf(this.seed, this.entries.length + 1, given, at);
		this.entries.push(entry);
		return entry;
	}

	/** All, by their date; of two in one second, the one that became known last comes first. */
	newestFirst(): Transaction[] {
		return [...this.entries].sort((one, other) => other.at - one.at || other.number - one.number);
	}
}
