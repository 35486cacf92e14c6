import { NodeOperationError, type INodeExecutionData, type IPollFunctions } from 'n8n-workflow';

import { isActivation } from './activation';
import { creatorsOf, type Creator } from './creators';
import { keep, open, type Memory } from './memory';
import { pollAll, type Ended, type Failed } from './pollAll';
import { pollError } from './pollErrors';
import { sample } from './sample';
import { readSetUp, type SetUp } from './setUp';
import type { Settings } from './settings';
import { tell, troublesOf, type Troubles } from './trouble';
import { unread } from './watches';

/** Milliseconds that a poll takes at most, give or take a request: n8n can end a poll after 45 s. */
const LONGEST = 20_000;
/** Polls that have not ended, by their triggers; n8n polls in one process only. */
const running = new Map<string, Promise<unknown>>();
/** What is wrong where it is not one creator's. */
const OF_ALL = { setUp: 'form or credential', creators: 'creators' };

/** One poll of one trigger. */
interface Turn {
	/** Epoch milliseconds. */
	now: number;
	/** Whether n8n activates the workflow by it. */
	isActivating: boolean;
	troubles: Troubles;
}

/**
 * One poll of the OFAuth Trigger. What is kept changes last, once all is read that this poll emits.
 *
 * @returns the new entries of every connection; null where there are none
 * @throws NodeOperationError or NodeApiError in words: where somebody fetches a test event and there is none, where
 * form or credential cannot be used, or nothing can be read and nothing ever was, by the poll that activates the
 * workflow, and where something stays wrong that somebody has to see
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	if (context.getMode() === 'manual') {
		const { settings, credential } = await readSetUp(context);
		const until = Date.now() + LONGEST;
		const creators = await creatorsOf(context, credential, settings, until);
		return [await sample(context, { settings, credential, creators, until })];
	}
	const key = `${context.getWorkflow().id}:${context.getNode().id}`;
	const isActivating = isActivation(context);
	const before = running.get(key);
	// n8n starts a poll though the one before has not ended: both would find the same entries new.
	if (before && !isActivating) return null;
	const polling = (async () => {
		// By the poll of an activation everything begins, or it says what is wrong: it waits for that of the time before.
		await before?.catch(() => undefined);
		return await once(context, { now: Date.now(), isActivating, troubles: troublesOf(key) });
	})();
	running.set(key, polling);
	try {
		return await polling;
	} finally {
		if (running.get(key) === polling) running.delete(key);
	}
}

async function once(context: IPollFunctions, turn: Turn): Promise<INodeExecutionData[][] | null> {
	const given = await setUpOf(context, turn);
	if (!given) return null;
	const { settings, credential } = given;
	const { now } = turn;
	const until = now + LONGEST;
	const creators = await creatorsOf(context, credential, settings, until);
	const memory = open(context, settings);
	if ('obstacle' in creators) {
		const ended = { fresh: [], connections: new Map(), failed: [creators] };
		return end(context, memory, { ended, creators: [], settings, ...turn });
	}
	turn.troubles.delete(OF_ALL.creators);
	const ended = await pollAll(context, { settings, credential, creators, memory, now, until });
	return end(context, memory, { ended, creators, settings, ...turn });
}

/** What cannot be used stays so for as many polls as nobody looks: it is told as seldom as everything else. */
async function setUpOf(
	context: IPollFunctions,
	{ now, isActivating, troubles }: Turn,
): Promise<SetUp | undefined> {
	const reading = readSetUp(context);
	const [outcome] = await Promise.allSettled([reading]);
	if (outcome.status === 'fulfilled') {
		troubles.delete(OF_ALL.setUp);
		return outcome.value;
	}
	const lasts = outcome.reason instanceof NodeOperationError;
	const obstacle = { message: '', nextStep: '', lasts };
	const { trouble, isTold } = tell(troubles.get(OF_ALL.setUp), obstacle, now);
	troubles.set(OF_ALL.setUp, trouble);
	// It throws what it was refused with.
	return isActivating || isTold ? await reading : undefined;
}

/** What one poll has come to, and about whom. */
interface PollEnd {
	ended: Ended;
	/** All who are polled, whether this poll came to them or not. */
	creators: Creator[];
	settings: Settings;
}

function end(
	context: IPollFunctions,
	before: Memory,
	{ ended, creators, settings, now, isActivating, troubles }: Turn & PollEnd,
): INodeExecutionData[][] | null {
	const { fresh, connections, failed } = ended;
	const all = new Map([...before.connections, ...connections]);
	const begun = () => [...all].filter(([, { state }]) => state !== undefined).map(([id]) => id);
	const read = new Set(begun());
	const hasBegun = creators.length > 0 ? creators.some(({ id }) => read.has(id)) : read.size > 0;
	if (failed.length > 0 && !hasBegun && isActivating) throw pollError(context.getNode(), failed);
	for (const { id } of creators) {
		const kept = all.get(id);
		if (!kept?.state) all.set(id, { at: kept?.at ?? now, state: unread(settings, now) });
	}
	const known = new Set(begun());
	const isWatched = ({ creator }: Failed) => (creator ? known.has(creator.id) : known.size > 0);
	// What is told ends the poll with an error. What is to be emitted goes first, and an error of the poll by which
	// n8n activates a workflow would keep it from being active, for all creators.
	const isSilent = fresh.length > 0 || isActivating;
	for (const id of connections.keys())
		if (!failed.some(({ creator }) => creator?.id === id)) troubles.delete(id);
	const seen = failed.filter(({ creator, obstacle }) => {
		const name = creator?.id ?? OF_ALL.creators;
		const { trouble, isTold } = tell(troubles.get(name), obstacle, now);
		troubles.set(name, isTold && isSilent ? (troubles.get(name) ?? { since: now }) : trouble);
		return isTold && !isSilent;
	});
	const isListed = failed.every(({ creator }) => creator);
	const watched = new Set(isListed ? creators.map(({ id }) => id) : all.keys());
	keep(context, { ...before, connections: all }, { now, watched });
	if (seen.length > 0) throw pollError(context.getNode(), seen, seen.every(isWatched));
	return fresh.length > 0 ? [fresh.map((json) => ({ json }))] : null;
}
