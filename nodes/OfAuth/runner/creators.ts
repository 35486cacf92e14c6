import type { PlanEntry } from './plan';

/**
 * Prepares to name the creators of a run.
 *
 * @param plan all items
 * @returns gives the connection of an item where the run has several, and nothing where it has one
 */
export function creatorsOf(plan: PlanEntry[]): (item: number) => string | undefined {
	const connections = plan.map((entry) =>
		'send' in entry ? entry.send.connectionId : entry.connectionId,
	);
	const several = new Set(connections.filter((one) => one !== undefined)).size > 1;
	return (item) => (several ? connections[item] : undefined);
}
