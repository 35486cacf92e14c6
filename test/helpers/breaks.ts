/** Whether a call of a database fails, and whether before or after it has written. */
export type Break = 'before' | 'after' | undefined;

/**
 * A database that fails at times, before or after it has written, and half of the time once more at once.
 *
 * @param next random numbers below 1
 * @param failing of 100 calls that follow a good one so many fail
 * @returns what becomes of the next call
 */
export function breaksOf(next: () => number, failing: number): () => Break {
	const row: Break[] = [];
	return () => {
		if (row.length === 0 && next() * 100 < failing) {
			const how: Break = next() < 0.5 ? 'before' : 'after';
			row.push(...(next() < 0.5 ? [how] : [how, how]));
		}
		return row.pop();
	};
}

/** @throws what a database says that fails so; nothing where it has not failed yet */
export function breakAt(place: 'before' | 'after', how: Break): void {
	if (how !== place) return;
	throw new Error(place === 'before' ? 'database is locked' : 'connection terminated unexpectedly');
}
