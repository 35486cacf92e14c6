import type { IExecuteFunctions } from 'n8n-workflow';

import type { Ledger } from '../delivery/ledger';
import { lookUpMessages, type Doubtful } from './lookUpMessages';
import type { Operation } from './operation';
import type { PlanEntry } from './plan';

/**
 * Looks up what an earlier try has left unknown, before it stops the run again: OFAuth may show by now what it
 * did not show then.
 *
 * @param plan gets its entries changed
 */
export async function lookAgain(
	context: IExecuteFunctions,
	operation: Operation,
	ledger: Ledger,
	plan: PlanEntry[],
): Promise<void> {
	const doubtful = plan.flatMap((entry, item): Doubtful[] => {
		if (!('settled' in entry) || entry.settled.outcome !== 'unknown' || !entry.asker) return [];
		const { asker, settled } = entry;
		const isWanted = asker.settings.onUnknownOutcome === 'lookUp';
		return isWanted ? [{ item, failure: settled.failure, ...asker }] : [];
	});
	const known = await lookUpMessages(context, operation, ledger, doubtful);
	for (const [item, settled] of known) plan[item] = { ...plan[item], settled } as PlanEntry;
}
