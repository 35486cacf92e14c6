import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { deliver } from '../../../delivery/deliver';
import type { Ledger } from '../../../delivery/ledger';
import { entryRecord } from '../../../delivery/entryRecord';
import type { Journal } from '../../../delivery/journal';
import { ToolGuard, type ToolRequest } from '../../../delivery/toolGuard';
import type { Delivery, Send } from '../../../delivery/types';
import type { Failure } from '../../../transport/errors';
import { request } from '../../../transport/request';
import type { PlanEntry, Planned } from './plan';
import { MediaUploads } from './mediaUploads';

/** Where a mass message is created. */
export const ENDPOINT = { method: 'POST', path: '/v2/access/mass-messages' } as const;

interface Going {
	ledger: Ledger;
	journal?: Journal;
	/** Told of a database that does not look after Send Once Keys. */
	onTrouble: (error: unknown) => void;
	/** Whether the sends after a failed one still go out. */
	goesOn: boolean;
	/** Whether an AI agent calls the node. */
	isTool: boolean;
}

/**
 * Sends what a plan holds, but for its Dry Runs.
 *
 * @returns what became of each send, by item
 */
export async function sendPlan(
	context: IExecuteFunctions,
	plan: PlanEntry[],
	{ ledger, journal, onTrouble, goesOn, isTool }: Going,
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
			sends.map((send) => toSend(context, ledger, send)),
			settings,
		);
	if (!isTool) return await make(planned);

	const guard = new ToolGuard(context.getContext('node'));
	const deliveries = new Map<number, Delivery>();
	for (const send of planned) {
		const { item } = send;
		const delivery = await guard.once(toolRequest(send), async (inDoubt) => {
			if (inDoubt) ledger.unknown(item, inDoubt);
			return (await make([send])).get(item) ?? { outcome: 'notTried' };
		});
		deliveries.set(item, delivery);
		if (!goesOn && 'failure' in delivery) break;
	}
	return deliveries;
}

function toolRequest({ connectionId, body, files, settings }: Planned): ToolRequest {
	return {
		connectionId,
		body,
		files: [...files].map(([name, { filename, size }]) => [name, filename, size]),
		sendAgain: settings.onUnknownOutcome === 'sendAgain',
	};
}

function toSend(
	context: IExecuteFunctions,
	ledger: Ledger,
	planned: Planned & { item: number },
): Send {
	const { item, connectionId, credential, body, files, settings } = planned;
	const { timeout } = settings;
	const uploads =
		files.size > 0
			? new MediaUploads(
					{ context, credential, connectionId, timeout },
					files,
					ledger.uploadsOf(item, connectionId),
				)
			: undefined;
	const post = async (whole: IDataObject) =>
		await request(context, credential, { ...ENDPOINT, connectionId, body: whole, timeout });
	return {
		item,
		lane: connectionId,
		maxWait: settings.maxWaitForRateLimit,
		sendOnceKey: settings.sendOnceKey,
		atOnce: settings.sendsAtOnce,
		isLate: () => lateness(body),
		preparation: uploads,
		post: async () => (uploads ? await uploads.send(body, post) : await post(body)),
	};
}

/** A schedule can pass while its message waits for the rate limit or an upload; sent then, it might go out at once. */
function lateness({ scheduledDate }: IDataObject): Failure | undefined {
	if (typeof scheduledDate !== 'string' || Date.parse(scheduledDate) > Date.now()) return undefined;
	return {
		message: `Scheduled Date ${scheduledDate} passed while the message waited for its turn, so it was not sent`,
		nextStep: 'Give it a later Scheduled Date, or send it now.',
	};
}
