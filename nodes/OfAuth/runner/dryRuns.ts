import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { entryRecord } from '../delivery/entryRecord';
import { sentBefore } from '../delivery/sentKeys';
import type { Operation } from './operation';
import type { Told } from './review';
import { variablesIn } from './places';
import type { PlanEntry, Planned } from './plan';
import { askFor } from './reviewReads';

/**
 * What the Dry Runs of a plan give: the request as it would be sent, and a review of it for a person, as
 * text and as data. Nothing is sent and nothing uploaded; OFAuth is asked for what the review needs, and
 * where it cannot tell, the review says so.
 *
 * @param plan all items
 * @param isTest whether its messages are tests
 * @returns what comes out, by item
 */
export async function dryRuns(
	context: IExecuteFunctions,
	operation: Operation,
	plan: PlanEntry[],
	isTest: boolean,
): Promise<Map<number, IDataObject>> {
	const all = plan.flatMap((entry, item): Array<[number, Planned]> =>
		'send' in entry && entry.send.settings.dryRun ? [[item, entry.send]] : [],
	);
	const requests = all.map(([, planned]) => planned);
	if (requests.length === 0) return new Map();
	const { review, files: filesOf } = operation;
	const zone = context.getTimezone();
	const [foundFor, sent] = await Promise.all([
		review && askFor(context, review, requests),
		lookUp(context, requests),
	]);
	return new Map(
		all.map(([item, planned]) => {
			const { connectionId, creator = connectionId, body, files } = planned;
			const parts = variablesIn(operation.endpoint.path, planned.path);
			const found = foundFor?.(planned) ?? {};
			const told: Told = review?.tell({ body, parts, files, zone, found }) ?? {
				lines: [],
				data: {},
			};
			const key = keyOf(planned, sent);
			// No name may pass for a line of the review.
			const lines = [
				isTest ? 'Dry Run of a test: nothing was sent' : 'Dry Run: nothing was sent',
				`Connection: ${creator}`,
				...key.lines,
				...told.lines,
			].map((line) => line.replace(/\s+/g, ' '));
			return [
				item,
				{
					dryRun: true,
					sent: false,
					// First, because that is what n8n's table shows without scrolling.
					review: [...lines, ...(told.last === undefined ? [] : [told.last])].join('\n'),
					connectionId,
					...parts,
					body: filesOf ? filesOf.shown(body, files) : body,
					reviewData: { ...key.data, ...told.data },
				},
			];
		}),
	);
}

/** The keys of some requests that were sent before; nothing where n8n's database cannot tell. */
async function lookUp(
	context: IExecuteFunctions,
	requests: Planned[],
): Promise<Set<string> | undefined> {
	const keys = requests.flatMap(({ settings }) => settings.sendOnceKey ?? []);
	if (keys.length === 0) return new Set();
	try {
		return await sentBefore(entryRecord(context), keys);
	} catch {
		return undefined;
	}
}

const SENT = 'it was sent before, so this message will not be sent';

function keyOf(
	{ settings: { sendOnceKey } }: Planned,
	sent: Set<string> | undefined,
): { lines: string[]; data: IDataObject } {
	if (sendOnceKey === undefined) return { lines: [], data: {} };
	const isSent = sent?.has(sendOnceKey) ?? null;
	const words = isSent
		? SENT
		: isSent === null
			? 'unknown whether it was sent before'
			: 'not sent before';
	return {
		lines: [`Send Once Key: ${sendOnceKey} (${words})`],
		data: { sendOnceKey, sentBefore: isSent },
	};
}
