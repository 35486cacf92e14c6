import { sleep } from 'n8n-workflow';

import { startSandboxProcess } from '../../bench/processes';
import type { SandboxConnection } from '../../sandbox';
import { broadcast, connectionId } from './broadcast';
import { BUCKET, POLL_EVERY, SPENT, type Case } from './cases';
import { heapGrowth } from './memory';
import { polled, Poller, reached } from './polling';

/** Polls after which nobody waits for what is still missing. */
const MOST_POLLS = 10;
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
	/** Creators whose payments have come, of one to each just before the broadcast, and items that the trigger gave for that. */
	paidFor: { creators: number; items: number };
	/** Bytes that n8n stores with each execution that the trigger starts. */
	storedBytes: number;
}

/** A campaign over many creators, whose buckets others have partly used, while a trigger polls every one of them each minute. */
export async function simulate(one: Case): Promise<Simulated> {
	const sandbox = await startSandboxProcess({
		connections: Array.from({ length: one.creators }, (_, nth) => connectionOf(nth)),
		bucket: BUCKET,
		latencyMs: one.latency,
	});
	const poller = new Poller(sandbox.url);
	let start = 0;
	const growth = await heapGrowth(async () => {
		await poller.activate();
		await sandbox.spend(SPENT);
		await sandbox.pay();
		start = Date.now();
		await Promise.all([broadcast(one, sandbox.url), pollOn(poller, one.creators)]);
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

/** A poll each minute, until what was paid has come for everybody. */
async function pollOn(poller: Poller, creators: number): Promise<void> {
	await poller.poll();
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
