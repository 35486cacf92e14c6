import { NodeOperationError, type INodeExecutionData, type IPollFunctions } from 'n8n-workflow';

import { readCredential } from '../OfAuth/transport/credential';
import { isActivation } from './activation';
import { creatorsOf, type Creator } from './creators';
import { keep, open, type Memory } from './memory';
import { pollAll, type Ended, type Failed } from './pollAll';
import { pollError } from './pollErrors';
import { sample } from './sample';
import { readSettings } from './settings';
import { tell } from './trouble';

/** Milliseconds that a poll takes at most, give or take a request: n8n can end a poll after 45 s. */
const LONGEST = 20_000;
/** Triggers that are polling now; n8n polls in one process only. */
const running = new Set<string>();

/**
 * One poll of the OFAuth Trigger. What is kept changes last, once all is read that this poll emits.
 *
 * @returns the new entries of every connection; null where there are none
 * @throws NodeOperationError or NodeApiError in words: where the form or the credential cannot be used, where
 * somebody fetches a test event and there is none, where nothing can be read by the poll that activates the
 * workflow and nothing ever was, and where something stays wrong that somebody has to see
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	if (context.getMode() === 'manual') return await once(context);
	const key = `${context.getWorkflow().id}:${context.getNode().id}`;
	// n8n starts a poll though the one before has not ended: both would find the same entries new.
	if (running.has(key)) return null;
	running.add(key);
	try {
		return await once(context, isActivation(context));
	} finally {
		running.delete(key);
	}
}

/** @param isActivating whether n8n activates the workflow by this poll */
async function once(
	context: IPollFunctions,
	isActivating = false,
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
	const polled = 'obstacle' in creators ? [] : creators;
	return end(context, memory, ended, { now, isActivating, creators: polled });
}

function end(
	context: IPollFunctions,
	before: Memory,
	{ fresh, connections, failed }: Ended,
	{ now, isActivating, creators }: { now: number; isActivating: boolean; creators: Creator[] },
): INodeExecutionData[][] | null {
	const memory: Memory = { ...before, connections: { ...before.connections, ...connections } };
	const begun = Object.keys(memory.connections).filter(
		(id) => memory.connections[id].state !== undefined,
	);
	const hasBegun =
		creators.length > 0 ? creators.some(({ id }) => begun.includes(id)) : begun.length > 0;
	const isWatched = ({ creator }: Failed) => (creator ? begun.includes(creator.id) : hasBegun);
	if (failed.length > 0 && !hasBegun && isActivating) throw pollError(context.getNode(), failed);
	// What is told ends the poll with an error. What is to be emitted goes first, and an error of the poll by which
	// n8n activates a workflow would keep it from being active, for all creators.
	const isSilent = fresh.length > 0 || isActivating;
	const seen = failed.filter(({ creator, obstacle }) => {
		const kept = creator ? memory.connections[creator.id] : memory;
		const { trouble, isTold } = tell(kept.trouble, obstacle, now);
		kept.trouble = isTold && isSilent ? (kept.trouble ?? { since: now }) : trouble;
		return isTold && !isSilent;
	});
	if (!failed.some(({ creator }) => !creator)) delete memory.trouble;
	keep(context, memory, now);
	if (seen.length > 0) throw pollError(context.getNode(), seen, seen.every(isWatched));
	return fresh.length > 0 ? [context.helpers.returnJsonArray(fresh)] : null;
}
