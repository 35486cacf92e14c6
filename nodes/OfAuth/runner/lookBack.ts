import type { IExecuteFunctions } from 'n8n-workflow';

import { LOST, type Journal } from '../delivery/journal';
import type { Ledger } from '../delivery/ledger';
import type { Marked } from '../delivery/marks';
import type { Trace } from '../delivery/lookUpRules';
import { openJournal } from '../delivery/openJournal';
import { retriedExecution } from '../delivery/runHooks';
import { tracesOf } from '../delivery/traces';
import type { Failure } from '../transport/errors';
import type { ContentOf } from './content';
import { isTool } from './modelCalls';
import { accountOf } from './lookUp';
import type { Planned, PlanEntry } from './plan';

/**
 * Looks up in the journal what an earlier run, of which n8n has stored no ledger, may have sent; such
 * messages are of unknown outcome from here on.
 *
 * @param run the run index
 * @param plan gets its entries changed
 * @param contentOf tells messages apart
 * @param isTest whether the messages are tests, which are marked apart
 * @returns where the messages of this run are to be marked, if anywhere
 */
export async function lookBack(
	context: IExecuteFunctions,
	run: number,
	plan: PlanEntry[],
	contentOf: ContentOf,
	ledger: Ledger,
	isTest: boolean,
): Promise<Journal | undefined> {
	const inputs = context.getInputData();
	const messages = plan.flatMap((entry, item): Marked[] => {
		const input = inputs[item];
		if (!('send' in entry)) return [{ item, input }];
		if (entry.send.settings.dryRun) return [];
		return [{ item, input, request: contentOf(entry.send) }];
	});
	const settled = new Set([...plan.keys()].filter((item) => 'settled' in plan[item]));
	const journal = await openJournal(context, {
		run,
		messages,
		settled,
		isStored: ledger.isStored,
		isTool: isTool(context),
		isTest,
	});
	if (!journal) return undefined;
	if ('problem' in journal) {
		for (const { item } of messages) if (!settled.has(item)) refuse(item, journal.problem);
		return undefined;
	}
	for (const item of [...journal.found]) settle(item, journal);
	return journal;

	function refuse(item: number, problem: string): void {
		const words = `n8n’s database could not be asked whether an earlier run has sent it: ${problem}`;
		const nextStep = 'Check the database of n8n, then retry again: what was not sent is sent then.';
		settledAs(item, { message: words, nextStep });
	}

	function settledAs(item: number, failure: Failure): void {
		const entry = plan[item];
		const asker = 'send' in entry ? entry.send : undefined;
		const { connectionId } = asker ?? (entry as { connectionId?: string });
		plan[item] = { settled: { outcome: 'unknown', failure }, connectionId, asker };
	}

	function settle(item: number, opened: Journal): void {
		const { found } = opened;
		const mark = opened.markOf(item);
		const entry = plan[item];
		const isSentAgain = 'send' in entry && entry.send.settings.onUnknownOutcome === 'sendAgain';
		const key = 'send' in entry ? entry.send.settings.sendOnceKey : undefined;
		if (key !== undefined) {
			// Its key may know more: that it was sent, or that this very message was refused.
			const held = ledger.held(item, key);
			if (isSentAgain || (held && !held.isDoubtful)) found.delete(item);
			return;
		}
		ledger.unknown(
			item,
			LOST,
			'send' in entry ? lostTraceOf(context, entry.send, mark) : undefined,
		);
		if (!isSentAgain) settledAs(item, LOST);
	}
}

/** When it left, where the run that was cut off was one of this process: n8n has stored nothing of it. */
function lostTraceOf(
	context: IExecuteFunctions,
	send: Planned,
	mark: string | undefined,
): Trace | undefined {
	const { id } = retriedExecution(context);
	return mark && id ? tracesOf(accountOf(send)).ofMark(mark, id) : undefined;
}
