import { readOf } from './checkConnections';
import type { PlanEntry } from './plan';
import type { Whose } from './whose';

/**
 * Prepares to name the creators of a run.
 *
 * @param plan all items
 * @returns gives an item, with its connection and creator where the run has several
 */
export function whoseItems(plan: PlanEntry[]): (item: number) => Whose {
	const all = plan.map(accountOf);
	const several = new Set(all.flatMap(({ connectionId }) => connectionId ?? [])).size > 1;
	return (item) => (several ? { item, ...all[item] } : { item });
}

function accountOf(entry: PlanEntry): Omit<Whose, 'item'> {
	const known = { ...entry, ...readOf(entry) } as Partial<Whose>;
	const { connectionId, creator = connectionId } = known;
	return { connectionId, creator };
}
