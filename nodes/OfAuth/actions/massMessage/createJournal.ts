import type { IExecuteFunctions } from 'n8n-workflow';

import { openJournal, type Journal } from '../../delivery/journal';
import type { Ledger } from '../../delivery/ledger';
import type { Marked } from '../../delivery/marks';
import type { Failure } from '../../transport/errors';
import type { PlanEntry } from './createPlan';

/** Of an earlier run n8n has stored nothing, and this message may be one that it sent. */
const LOST: Failure = {
	message:
		'An earlier run of this execution was cut off (a crash, a restart or a stop), and may have sent this message',
	nextStep: '',
	isOfLostRun: true,
};

/**
 * Looks up in the journal what an earlier run, of which n8n has stored no ledger, may have sent; such
 * messages are of unknown outcome from here on.
 *
 * @param run the run index
 * @param plan gets its entries changed
 * @returns where the messages of this run are to be marked, if anywhere
 */
export async function lookBack(
	context: IExecuteFunctions,
	run: number,
	plan: PlanEntry[],
	ledger: Ledger,
): Promise<Journal | undefined> {
	const inputs = context.getInputData();
	const messages = plan.flatMap((entry, item): Marked[] => {
		if ('settled' in entry) return [];
		const input = inputs[item];
		if ('problems' in entry) return [{ item, input }];
		const { connectionId, body, settings } = entry.send;
		if (settings.dryRun || settings.sendOnceKey !== undefined) return [];
		return [{ item, input, request: { connectionId, body } }];
	});
	const isWhole = !plan.some((entry) => 'settled' in entry);
	const journal = await openJournal(context, { run, messages, isWhole });
	if (!journal) return undefined;
	if ('problem' in journal) {
		for (const { item } of messages) refuse(item, journal.problem);
		return undefined;
	}
	for (const item of journal.found) settle(item);
	return journal;

	function refuse(item: number, problem: string): void {
		const words = `n8n’s database could not be asked whether an earlier run has sent it: ${problem}`;
		plan[item] = { problems: [{ parameter: 'Item', problem: words }] };
	}

	function settle(item: number): void {
		ledger.unknown(item, LOST);
		const entry = plan[item];
		const isSentAgain = 'send' in entry && entry.send.settings.onUnknownOutcome === 'sendAgain';
		if (!isSentAgain) plan[item] = { settled: { outcome: 'unknown', failure: LOST } };
	}
}
