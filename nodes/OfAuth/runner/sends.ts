import type { IContextObject, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { deliver } from '../delivery/deliver';
import { entryRecord } from '../delivery/entryRecord';
import type { Journal } from '../delivery/journal';
import type { Ledger } from '../delivery/ledger';
import { ToolGuard } from '../delivery/toolGuard';
import type { Delivery, Send } from '../delivery/types';
import { request } from '../transport/request';
import type { Addition } from './additions';
import type { ContentOf } from './content';
import { fileUploads } from './fileUploads';
import type { Operation } from './operation';
import type { PlanEntry, Planned } from './plan';

interface Going {
	/** Tells messages apart. */
	contentOf: ContentOf;
	ledger: Ledger;
	journal?: Journal;
	/** Told of a database that does not look after Send Once Keys. */
	onTrouble: (error: unknown) => void;
	/** Whether the sends after a failed one still go out. */
	goesOn: boolean;
	/** Whether an AI agent calls the node. */
	isTool: boolean;
	/** What the execution remembers of its messages. */
	memory: IContextObject;
	/** What stands in the output beside each response, by item. */
	additions: Array<Addition | undefined>;
}

/**
 * Sends what a plan holds, but for its Dry Runs.
 *
 * @returns what became of each send, by item
 */
export async function sendPlan(
	context: IExecuteFunctions,
	operation: Operation,
	plan: PlanEntry[],
	{ contentOf, ledger, journal, onTrouble, goesOn, isTool, memory, additions }: Going,
): Promise<Map<number, Delivery>> {
	const planned = plan.flatMap((entry, item) =>
		'send' in entry && !entry.send.settings.dryRun ? [{ item, ...entry.send }] : [],
	);
	const settings = {
		ledger,
		journal,
		onTrouble,
		record: entryRecord(context),
		stopAtFailure: !goesOn,
		cancelSignal: context.getExecutionCancelSignal(),
	};
	const make = async (sends: typeof planned) =>
		await deliver(
			sends.map((send) => toSend(context, operation, ledger, send, additions[send.item]?.noted)),
			settings,
		);
	if (!isTool) return await make(planned);

	const guard = new ToolGuard(memory);
	const deliveries = new Map<number, Delivery>();
	for (const send of planned) {
		const { item, settings: own } = send;
		const wanted = { ...contentOf(send), sendAgain: own.onUnknownOutcome === 'sendAgain' };
		const delivery = await guard.once(wanted, async (inDoubt) => {
			if (inDoubt) ledger.unknown(item, inDoubt);
			return (await make([send])).get(item) ?? { outcome: 'notTried' };
		});
		deliveries.set(item, delivery);
		if (!goesOn && 'failure' in delivery) break;
	}
	return deliveries;
}

function toSend(
	context: IExecuteFunctions,
	operation: Operation,
	ledger: Ledger,
	planned: Planned & { item: number },
	note: IDataObject | undefined,
): Send {
	const { endpoint, isLate } = operation;
	const { item, connectionId, credential, path, qs, body, settings, waited } = planned;
	const memory = ledger.uploadsOf(item, connectionId);
	const uploads = fileUploads(context, operation, planned, memory);
	const post = async (whole: IDataObject) => {
		if (note) ledger.note(item, note);
		return await request(context, credential, {
			method: endpoint.method,
			path,
			qs,
			connectionId,
			body: whole,
			timeout: settings.timeout,
		});
	};
	return {
		item,
		lane: connectionId,
		maxWait: settings.maxWait,
		waited,
		sendOnceKey: settings.sendOnceKey,
		atOnce: settings.parallelSends,
		isLate: () => isLate?.(body, context.getTimezone()),
		preparation: uploads,
		post: async () => (uploads ? await uploads.send(body, post) : await post(body)),
	};
}
