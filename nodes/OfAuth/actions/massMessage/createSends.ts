import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { deliver } from '../../delivery/deliver';
import type { Ledger } from '../../delivery/ledger';
import { entryRecord } from '../../delivery/entryRecord';
import type { Journal } from '../../delivery/journal';
import { ToolGuard } from '../../delivery/toolGuard';
import type { Delivery, Send } from '../../delivery/types';
import type { Failure } from '../../transport/errors';
import { request } from '../../transport/request';
import type { PlanEntry, Planned } from './createPlan';
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
	const guard = isTool ? new ToolGuard(context.getContext('node')) : undefined;
	const refused = planned.filter(
		({ connectionId, body, settings }) =>
			settings.onUnknownOutcome === 'stop' && guard?.refuses(connectionId, body),
	);
	const sends = planned.filter((send) => !refused.includes(send));
	const deliveries = await deliver(
		sends.map((send) => toSend(context, ledger, send)),
		{
			ledger,
			journal,
			onTrouble,
			record: entryRecord(context),
			stopAtFailure: !goesOn,
			cancelSignal: context.getExecutionCancelSignal(),
		},
	);
	for (const { item, connectionId, body } of sends) {
		if (deliveries.get(item)?.outcome === 'unknown') guard?.remember(connectionId, body);
	}
	for (const { item } of refused) deliveries.set(item, REFUSED);
	return deliveries;
}

const REFUSED: Delivery = {
	outcome: 'unknown',
	failure: {
		message:
			'Not sent: the same message was tried before in this execution, and nobody knows whether OFAuth created it',
		nextStep: '',
	},
};

function toSend(
	context: IExecuteFunctions,
	ledger: Ledger,
	planned: Planned & { item: number },
): Send {
	const { item, connectionId, credential, body, files, settings } = planned;
	const { timeout } = settings;
	const uploads =
		files.size > 0
			? new MediaUploads({ context, credential, connectionId, timeout }, files, ledger, item)
			: undefined;
	return {
		item,
		lane: connectionId,
		maxWait: settings.maxWaitForRateLimit,
		sendOnceKey: settings.sendOnceKey,
		atOnce: settings.sendsAtOnce,
		isLate: () => lateness(body),
		preparation: uploads,
		post: async () => {
			const complete = uploads?.complete(body) ?? body;
			return await request(context, credential, {
				...ENDPOINT,
				connectionId,
				body: complete,
				timeout,
			});
		},
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
