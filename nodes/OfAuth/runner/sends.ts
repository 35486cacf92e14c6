import type { IContextObject, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { deliver } from '../delivery/deliver';
import { entryRecord } from '../delivery/entryRecord';
import type { Journal } from '../delivery/journal';
import type { Ledger } from '../delivery/ledger';
import { Pace } from '../delivery/pace';
import { ToolGuard } from '../delivery/toolGuard';
import { tracesOf } from '../delivery/traces';
import type { Delivery, Send } from '../delivery/types';
import { request } from '../transport/request';
import type { Addition } from './additions';
import type { ContentOf } from './content';
import { fileUploads } from './fileUploads';
import { accountOf, hashed } from './lookUp';
import { lookUpMessages, type Doubtful } from './lookUpMessages';
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
	const make = async (sends: typeof planned) => {
		const all = new Map<number, Delivery>();
		for (let left = sends; left.length > 0;) {
			const made = await deliver(
				left.map((send) => toSend(context, operation, ledger, send, additions[send.item]?.noted)),
				settings,
			);
			const doubtful = left.flatMap((send) => doubtOf(send, made.get(send.item)));
			const known = await lookUpMessages(context, operation, ledger, doubtful);
			for (const [item, delivery] of [...made, ...known]) all.set(item, delivery);
			const isOver = settings.cancelSignal?.aborted || [...all.values()].some(isFailure);
			// What stopped the others is known to be sent: they follow.
			left = isOver ? [] : left.filter(({ item }) => !isMade(all.get(item)));
		}
		return all;
	};
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
	const { endpoint, isLate, isPaced } = operation;
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
		...(isPaced ? { pace: new Pace(accountOf(planned), settings.secondsBetweenSends) } : {}),
		isLate: () => isLate?.(body, context.getTimezone()),
		preparation: uploads,
		trace: traceOf(context, operation, planned),
		post: async () => (uploads ? await uploads.send(body, post) : await post(body)),
	};
}

/** @returns the send, where nobody knows what became of it and the user wants it looked up */
function doubtOf(send: Planned & { item: number }, delivery: Delivery | undefined): Doubtful[] {
	if (delivery?.outcome !== 'unknown' || send.settings.onUnknownOutcome !== 'lookUp') return [];
	return [{ ...send, failure: delivery.failure }];
}

function isFailure(delivery: Delivery): boolean {
	return 'failure' in delivery;
}

function isMade(delivery: Delivery | undefined): boolean {
	return delivery !== undefined && delivery.outcome !== 'notTried';
}

function traceOf(
	context: IExecuteFunctions,
	{ lookUp }: Operation,
	planned: Planned,
): Send['trace'] {
	const likeness = lookUp?.likenessOf(planned.body);
	if (!likeness) return undefined;
	const { connectionId, settings } = planned;
	const account = tracesOf(accountOf(planned));
	const like = hashed(likeness);
	const executionId = context.getExecutionId();
	const start = (mark?: string) => account.start(connectionId, like, { mark, executionId });
	return { account, start, timeout: settings.timeout };
}
