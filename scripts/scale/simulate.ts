import { sleep } from 'n8n-workflow';

import type { Traffic } from '../../bench/jobs';
import { startSandboxProcess } from '../../bench/processes';
import type { SandboxConnection } from '../../sandbox';
import { broadcast, connectionId } from './broadcast';
import { BUCKET, LATENCY, POLL_EVERY, SPENT, type Case } from './cases';
import { heapGrowth } from './memory';
import { polled, Poller, reached } from './polling';

/** Polls after which nobody waits for what is still missing. */
const MOST_POLLS = 6;
const MESSAGES = '/v2/access/mass-messages';

/** What a simulated campaign came to. */
export interface Simulated extends Case {
	/** Milliseconds from the start of the execution to the last message that OFAuth has. */
	lastMessage: number;
	/** Messages that OFAuth has. */
	messages: number;
	/** Answers 429, to messages and to polls. */
	refusedMessages: number;
	refusedPolls: number;
	/** Bytes by which the heap of n8n's process grew at most. */
	heapGrowth: number;
	/** Milliseconds, connections read and requests for that, of each poll; the first is that of activation. */
	polls: Array<{ milliseconds: number; reached: number; requests: number }>;
	/** Creators who were paid during the broadcast, and items that the trigger gave for that. */
	paidFor: { creators: number; items: number };
	/** Bytes that n8n stores with each execution that the trigger starts. */
	storedBytes: number;
}

/** A campaign over many creators, whose buckets others have partly used, while a trigger polls every one of them each minute. */
export async function simulate(one: Case): Promise<Simulated> {
	const sandbox = await startSandboxProcess({
		connections: Array.from({ length: one.creators }, (_, nth) => connectionOf(nth)),
		bucket: BUCKET,
		latencyMs: LATENCY,
	});
	const received = async () => (await sandbox.read()).requests;
	const poller = new Poller(sandbox.url);
	let start = 0;
	const growth = await heapGrowth(async () => {
		await begun(poller, one.creators, received);
		await sandbox.spend(SPENT);
		start = Date.now();
		const campaign = broadcast(one, sandbox.url);
		const polls = pollOn(poller, one.creators, sandbox.pay);
		await Promise.all([campaign, polls]);
	});
	const { messages, requests: traffic } = await sandbox.read();
	sandbox.close();
	const refused = traffic.filter(({ status }) => status === 429);
	return {
		...one,
		lastMessage: Math.max(...messages.map(({ at }) => at)) - start,
		messages: messages.length,
		refusedMessages: refused.filter(({ path }) => path === MESSAGES).length,
		refusedPolls: polled(refused).length,
		heapGrowth: growth,
		polls: poller.polls.map((poll) => ({
			milliseconds: poll.until - poll.from,
			...reached(poll, traffic),
		})),
		paidFor: poller.emitted,
		storedBytes: poller.storedBytes,
	};
}

/** Polls until every connection has been read once: what comes from then on is new. */
async function begun(poller: Poller, creators: number, look: () => Promise<Traffic[]>) {
	await poller.activate();
	for (let nth = 1; nth < MOST_POLLS; nth++) {
		const read = polled(await look()).filter(({ status }) => status === 200);
		if (new Set(read.map(({ connectionId: id }) => id)).size === creators) return;
		await sleep(POLL_EVERY - sinceLast(poller));
		await poller.poll();
	}
}

/** A poll each minute, until what is paid now has come for everybody. */
async function pollOn(poller: Poller, creators: number, pay: () => Promise<void>): Promise<void> {
	await poller.poll();
	await pay();
	for (let nth = 1; nth < MOST_POLLS && poller.emitted.creators < creators; nth++) {
		await sleep(POLL_EVERY - sinceLast(poller));
		await poller.poll();
	}
}

function sinceLast({ polls }: Poller): number {
	return Date.now() - (polls.at(-1)?.from ?? 0);
}

function connectionOf(nth: number): SandboxConnection {
	const name = `Creator ${nth + 1}`;
	const userData = { id: 91_001 + nth, name, username: `creator${nth + 1}`, avatar: null };
	return { id: connectionId(nth), status: 'active', userData };
}
