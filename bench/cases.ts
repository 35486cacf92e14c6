import { DEFAULT_CONNECTIONS, manyConnections, type SandboxOptions } from '../sandbox';
import type { Job } from './jobs';
import {
	DECLARATIVE_READER,
	httpAdder,
	httpReader,
	splitOut,
	thisAdder,
	thisReader,
} from './listTools';
import {
	byHand,
	DECLARATIVE,
	httpRequest,
	RETRY_ON_FAIL,
	thisNode,
	type Audience,
	type Tool,
} from './tools';

/** Mass messages that exist, users in a list, or entries that came out. */
export type Counted = 'messages' | 'users' | 'entries';

/** One situation in which all tools have to send the same. */
export interface Case {
	/** What `--only` takes: its first letter is that of the section. */
	id: string;
	title: string;
	sandbox: SandboxOptions;
	items: Job['items'];
	warmItems: Job['items'];
	/** Whom messages go to; default a list. */
	audience?: Audience;
	/** What is counted in the end, and how many there are to be; default messages, one of each item. */
	counts?: Counted;
	wanted?: number;
	/**
	 * Processes per tool, one tool after another in each turn, every second turn the other way round; and runs in each
	 * process. Where tools are compared it takes many turns: a machine is faster at one moment than at another.
	 */
	repeats: number;
	rounds: number;
	/** The shortest time that any sender could need, in milliseconds. */
	limitMs?: number;
	tools: Tool[];
}

const [{ id: AMBER }] = DEFAULT_CONNECTIONS;
/** Active ones. */
export const CONNECTIONS = manyConnections(45)
	.filter(({ status }) => status === 'active')
	.slice(0, 40);
const LATENCY = 50;
const BURST = 90;
const USER_IDS = 100_000;
/** The sandbox counts its fans from here. */
const FIRST_FAN = 100_001;
/** A list that a creator has made, and one that is shorter. */
const OWN_LIST = 1001;
const FANS = 'fans';
/** Entries a page at most, as OFAuth documents the endpoint. */
const PAGE = 100;
const MEMBERS = 20_000;
const SIX_HUNDRED = { perMinute: 600, burst: BURST };

export const THIS_NODE = 'This node';
export const THIS_NODE_TEN = 'This node, Parallel Sends 10';
export const HTTP_REQUEST = 'HTTP Request';

const ours = thisNode(THIS_NODE);
const oursTen = thisNode(THIS_NODE_TEN, { parallelSends: 10 });
const http = httpRequest(HTTP_REQUEST);

export const CASES: Case[] = [
	rateLimited('a1', { messages: 300, perMinute: 600, hand: httpRequest(...byHand(10, 1000)) }),
	rateLimited('a2', { messages: 150, perMinute: 60, hand: httpRequest(...byHand(1, 1000)) }),
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
		repeats: 5,
		rounds: 3,
		tools: [ours, oursTen, http, DECLARATIVE],
	},
	{
		id: 'c',
		title: '1,000 messages, one connection, no latency, no limit, warm',
		sandbox: { bucket: null },
		items: messages(1000, [AMBER]),
		warmItems: messages(1000, [AMBER]),
		repeats: 5,
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
		repeats: 5,
		rounds: 9,
		tools: [ours, http, DECLARATIVE],
	},
	wholeList('g1', {
		title: `${MEMBERS} members of a list, bucket of ${BURST} and 600 a minute`,
		sandbox: { bucket: SIX_HUNDRED },
		limitMs: limitMs(MEMBERS / PAGE, 600),
		repeats: 1,
		rounds: 1,
		tools: [
			thisReader(THIS_NODE),
			httpReader(HTTP_REQUEST),
			httpReader(...RETRY_ON_FAIL),
			httpReader('HTTP Request, interval by hand (100 ms)', { requestInterval: 100 }),
			DECLARATIVE_READER,
		],
	}),
	wholeList('g2', {
		title: `${MEMBERS} members of a list, no limit`,
		sandbox: { bucket: null },
		repeats: 5,
		rounds: 3,
		tools: [
			thisReader(THIS_NODE),
			httpReader(HTTP_REQUEST),
			splitOut(httpReader(HTTP_REQUEST)),
			DECLARATIVE_READER,
		],
	}),
	{
		id: 'h',
		title: `300 users into a list, bucket of ${BURST} and 600 a minute`,
		sandbox: { bucket: SIX_HUNDRED, members: 0 },
		items: users(300),
		warmItems: users(50),
		counts: 'users',
		repeats: 1,
		rounds: 1,
		limitMs: limitMs(300, 600),
		tools: [
			thisAdder(THIS_NODE),
			httpAdder(HTTP_REQUEST),
			httpAdder(...RETRY_ON_FAIL),
			httpAdder(...byHand(10, 1000)),
		],
	},
];

/** One connection behind OFAuth's kind of bucket; the tools warm up with fewer messages than it holds. */
function rateLimited(
	id: string,
	{ messages: count, perMinute, hand }: { messages: number; perMinute: number; hand: Tool },
): Case {
	return {
		id,
		title: `${count} messages, one connection, bucket of ${BURST} and ${perMinute} a minute`,
		sandbox: { bucket: { perMinute, burst: BURST } },
		items: messages(count, [AMBER]),
		warmItems: messages(50, [AMBER]),
		repeats: 1,
		rounds: 1,
		limitMs: limitMs(count, perMinute),
		tools: [
			ours,
			http,
			httpRequest('HTTP Request, continue on fail', { onError: 'continueRegularOutput' }),
			httpRequest(...RETRY_ON_FAIL),
			hand,
			DECLARATIVE,
		],
	};
}

/** Return All of a list of one connection; the tools warm up with a shorter one where a bucket would be empty. */
function wholeList(
	id: string,
	{
		sandbox,
		...more
	}: Pick<Case, 'title' | 'sandbox' | 'limitMs' | 'repeats' | 'rounds' | 'tools'>,
): Case {
	const list = (name: number | string) => [{ connection: AMBER, list: name }];
	return {
		id,
		sandbox: { members: MEMBERS, subscribers: 1000, ...sandbox },
		items: list(OWN_LIST),
		warmItems: list(sandbox.bucket ? FANS : OWN_LIST),
		counts: 'entries',
		wanted: MEMBERS,
		...more,
	};
}

function messages(count: number, connections: string[]): Job['items'] {
	return Array.from({ length: count }, (_, index) => ({
		text: `message ${index}`,
		connection: connections[index % connections.length],
	}));
}

function users(count: number): Job['items'] {
	return Array.from({ length: count }, (_, index) => ({
		connection: AMBER,
		list: OWN_LIST,
		userId: FIRST_FAN + index,
	}));
}

/** The shortest time in which a bucket lets so many requests through, in milliseconds. */
function limitMs(requests: number, perMinute: number): number {
	return ((requests - BURST) / perMinute) * 60_000;
}

function userIds(count: number): number[] {
	return Array.from({ length: count }, (_, index) => 10_000_000 + index);
}

/** What a case's lanes need at the least, where so many messages of one connection go at once: milliseconds. */
export function laneLimitMs(atOnce: number): number {
	return Math.ceil(1000 / CONNECTIONS.length / atOnce) * LATENCY;
}
