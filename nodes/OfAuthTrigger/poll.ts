import { NodeOperationError, type INodeExecutionData, type IPollFunctions } from 'n8n-workflow';

import { readCredential } from '../OfAuth/transport/credential';
import { creatorsOf, type Creator } from './creators';
import { keep, open, type Memory } from './memory';
import { pollAll, type Ended } from './pollAll';
import { pollError } from './pollErrors';
import { sample } from './sample';
import { readSettings } from './settings';
import { tell } from './trouble';
import { unread, type WatchState } from './watches';

/** Milliseconds that a poll takes at most, give or take a request: n8n can end a poll after 45 s. */
const LONGEST = 20_000;
/** Triggers that are polling now; n8n polls in one process only. */
const running = new Set<string>();
/** Triggers that were polled since n8n was started. */
const known = new Set<string>();

/**
 * One poll of the OFAuth Trigger. What is kept changes last, once all is read that this poll emits.
 *
 * @returns the new entries of every connection; null where there are none
 * @throws NodeOperationError or NodeApiError in words: where the form or the credential cannot be used, where
 * somebody fetches a test event and there is none, where nothing can be read at the first poll, and where
 * something stays wrong that somebody has to see
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	if (context.getMode() === 'manual') return await once(context);
	const key = `${context.getWorkflow().id}:${context.getNode().id}`;
	// n8n starts a poll though the one before has not ended: both would find the same entries new.
	if (running.has(key)) return null;
	running.add(key);
	try {
		return await once(context, !known.has(key));
	} finally {
		running.delete(key);
		known.add(key);
	}
}

/** @param isFirst whether n8n has polled this trigger before, since it was started */
async function once(
	context: IPollFunctions,
	isFirst = false,
): Promise<INodeExecutionData[][] | null> {
	const settings = readSettings(context);
	const given = await readCredential(context);
	if ('problem' in given)
		throw new NodeOperationError(context.getNode(), `OFAuth credential: ${given.problem}`);
	const credential = given.value;
	const now = Date.now();
	const until = now + LONGEST;
	const creators = await creatorsOf(context, credential, settings);
	if (context.getMode() === 'manual')
		return [await sample(context, { settings, credential, creators, until })];
	const memory = open(context, settings);
	const ended: Ended =
		'obstacle' in creators
			? { fresh: [], connections: {}, failed: [creators] }
			: await pollAll(context, { settings, credential, creators, memory, now, until });
	return end(context, memory, ended, {
		now,
		isFirst,
		unreadState: unread(settings, now),
		met: 'obstacle' in creators ? [] : creators,
	});
}

interface Around {
	/** Epoch milliseconds. */
	now: number;
	isFirst: boolean;
	/** All whose lists are polled, whether this poll has read them or not. */
	met: Creator[];
	/** Of whoever was never read. */
	unreadState: WatchState | undefined;
}

function end(
	context: IPollFunctions,
	before: Memory,
	{ fresh, connections, failed }: Ended,
	{ now, isFirst, met, unreadState }: Around,
): INodeExecutionData[][] | null {
	const memory: Memory = { ...before, connections: { ...before.connections, ...connections } };
	const hasBegun = Object.values(memory.connections).some(({ state }) => state !== undefined);
	if (failed.length > 0 && !hasBegun) throw pollError(context.getNode(), failed);
	for (const { id } of met) {
		const kept = memory.connections[id];
		if (!kept?.state) memory.connections[id] = { ...kept, at: kept?.at ?? now, state: unreadState };
	}
	// What is told ends the poll with an error. What is to be emitted goes first, and an error of the poll by which
	// n8n activates a workflow would keep it from being active, for all creators.
	const isBeginning = isFirst || Object.keys(before.connections).length === 0;
	const isSilent = fresh.length > 0 || isBeginning;
	const seen = failed.filter(({ creator, obstacle }) => {
		const kept = creator ? memory.connections[creator.id] : memory;
		const { trouble, isTold } = tell(kept.trouble, obstacle, now);
		kept.trouble = isTold && isSilent ? (kept.trouble ?? { since: now }) : trouble;
		return isTold && !isSilent;
	});
	if (!failed.some(({ creator }) => !creator)) delete memory.trouble;
	keep(context, memory, now);
	if (seen.length > 0) throw pollError(context.getNode(), seen, true);
	return fresh.length > 0 ? [context.helpers.returnJsonArray(fresh)] : null;
}
