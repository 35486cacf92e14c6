import { DEFAULT_CONNECTIONS, manyConnections, type SandboxOptions } from '../sandbox';
import type { Job } from './jobs';
import { batched, DECLARATIVE, httpRequest, thisNode, type Audience, type Tool } from './tools';

/** One situation in which all tools have to send the same. */
export interface Case {
	/** What `--only` takes: its first letter is that of the section. */
	id: string;
	title: string;
	sandbox: SandboxOptions;
	items: Job['items'];
	warmItems: Job['items'];
	audience: Audience;
	/** Processes per tool, one tool after another in each turn; and runs in each process. */
	repeats: number;
	rounds: number;
	/** The shortest time that any sender could need, in milliseconds. */
	limitMs?: number;
	tools: Tool[];
}

const [{ id: AMBER }] = DEFAULT_CONNECTIONS;
const CONNECTIONS = manyConnections(45)
	.filter(({ status }) => status === 'active')
	.slice(0, 40);
const LATENCY = 50;
const BURST = 90;
const USER_IDS = 100_000;

export const THIS_NODE = 'This node';
export const THIS_NODE_TEN = 'This node, Parallel Sends 10';
export const HTTP_REQUEST = 'HTTP Request';

const ours = thisNode(THIS_NODE);
const oursTen = thisNode(THIS_NODE_TEN, { parallelSends: 10 });
const http = httpRequest(HTTP_REQUEST);

export const CASES: Case[] = [
	rateLimited('a1', { messages: 300, perMinute: 600, byHand: batched(10, 1000) }),
	rateLimited('a2', { messages: 150, perMinute: 60, byHand: batched(1, 1000) }),
	{
		id: 'b',
		title: '1,000 messages over 40 connections, 50 ms latency, no limit',
		sandbox: { bucket: null, latencyMs: LATENCY, connections: CONNECTIONS },
		items: messages(
			1000,
			CONNECTIONS.map(({ id }) => id),
		),
		warmItems: messages(
			200,
			CONNECTIONS.map(({ id }) => id),
		),
		audience: 'list',
		repeats: 3,
		rounds: 3,
		tools: [ours, oursTen, http, DECLARATIVE],
	},
	{
		id: 'c',
		title: '1,000 messages, one connection, no latency, no limit, warm',
		sandbox: { bucket: null },
		items: messages(1000, [AMBER]),
		warmItems: messages(1000, [AMBER]),
		audience: 'list',
		repeats: 3,
		rounds: 3,
		tools: [oursTen, http, DECLARATIVE],
	},
	{
		id: 'd',
		title: 'one item with 100,000 user ids',
		sandbox: { bucket: null },
		items: [{ ...messages(1, [AMBER])[0], userIds: userIds(USER_IDS) }],
		warmItems: [{ ...messages(1, [AMBER])[0], userIds: userIds(USER_IDS) }],
		audience: 'userIds',
		repeats: 3,
		rounds: 5,
		tools: [ours, http, DECLARATIVE],
	},
];

/** One connection behind OFAuth's kind of bucket; the tools warm up with fewer messages than it holds. */
function rateLimited(
	id: string,
	{ messages: count, perMinute, byHand }: { messages: number; perMinute: number; byHand: Tool },
): Case {
	return {
		id,
		title: `${count} messages, one connection, bucket of ${BURST} and ${perMinute} a minute`,
		sandbox: { bucket: { perMinute, burst: BURST } },
		items: messages(count, [AMBER]),
		warmItems: messages(50, [AMBER]),
		audience: 'list',
		repeats: 1,
		rounds: 1,
		limitMs: ((count - BURST) / perMinute) * 60_000,
		tools: [
			ours,
			http,
			httpRequest('HTTP Request, continue on fail', { onError: 'continueRegularOutput' }),
			httpRequest('HTTP Request, Retry On Fail (5 × 5 s)', {
				retryOnFail: true,
				maxTries: 5,
				waitBetweenTries: 5000,
			}),
			byHand,
			DECLARATIVE,
		],
	};
}

function messages(count: number, connections: string[]): Job['items'] {
	return Array.from({ length: count }, (_, index) => ({
		text: `message ${index}`,
		connection: connections[index % connections.length],
	}));
}

function userIds(count: number): number[] {
	return Array.from({ length: count }, (_, index) => 10_000_000 + index);
}

/** What a case's lanes need at the least, where so many messages of one connection go at once: milliseconds. */
export function laneLimitMs(atOnce: number): number {
	return Math.ceil(1000 / CONNECTIONS.length / atOnce) * LATENCY;
}
