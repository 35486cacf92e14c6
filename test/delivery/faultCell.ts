import type { INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { SANDBOX_API_KEY, startSandbox, type FaultMatch, type Sandbox } from '../../sandbox';
import { runNode, type RunResult } from '../helpers/engine';
import { toldOutcome } from '../helpers/engineVersions';
import type { Expected, FaultKind } from './faultKinds';

const ITEMS = 5;
/** Nothing listens there: ports below 1024 are not given out to tests. */
const NOBODY = 'http://127.0.0.1:9';

/** One cell of the matrix. */
export interface Cell {
	onError: NonNullable<INode['onError']>;
	retryOnFail: boolean;
	/** Index of the item that goes wrong. */
	position: number;
}

/** Every cell: how errors go on × Retry On Fail × which item goes wrong. */
export const CELLS: Cell[] = (
	['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const
).flatMap((onError) =>
	[false, true].flatMap((retryOnFail) =>
		[0, 2, ITEMS - 1].map((position) => ({ onError, retryOnFail, position })),
	),
);

/** An operation that creates, with a use of it that tells the messages of its items apart. */
export interface Use {
	name: string;
	parameters: INodeParameters;
	options?: INodeParameters;
	/** The requests of one item. */
	match: (item: number) => FaultMatch;
	/** The sandbox counts from it. */
	firstId: number;
	/** What was created, in order: of which item it is, -1 where it is nobody's. */
	created: (sandbox: Sandbox) => Array<{ id: number; item: number }>;
}

const textOf = (item: number) => `message ${item}`;
const FIRST_FAN = 100_001;

/** What runs through the matrix. */
export const USES: Use[] = [
	{
		name: 'Mass Message → Create',
		parameters: { text: '={{ $json.text }}', userLists: ['fans'] },
		match: (item) => ({ text: textOf(item) }),
		firstId: 7001,
		created: ({ messages }) =>
			messages.map(({ id, body }) => ({ id, item: Number(String(body.text).split(' ')[1]) })),
	},
	{
		// All fans get the same text: whom a message is for is all that tells it from the others.
		name: 'Chat Message → Send',
		parameters: {
			resource: 'chatMessage',
			operation: 'send',
			userId: { __rl: true, mode: 'id', value: `={{ ${FIRST_FAN} + $itemIndex }}` },
			text: 'Hello',
		},
		options: { secondsBetweenSends: 0 },
		match: (item) => ({ method: 'POST', path: `/v2/access/chats/${FIRST_FAN + item}/messages` }),
		firstId: 8_000_001,
		created: ({ chatMessages }) =>
			chatMessages.map(({ id, userId, body }) => ({
				id,
				item: body.text === 'Hello' ? userId - FIRST_FAN : -1,
			})),
	},
];

/** To start one takes longer than a cell. */
const FREE: Sandbox[] = [];

async function borrow(): Promise<Sandbox> {
	const sandbox = FREE.pop() ?? (await startSandbox({ bucket: null, rateLimitHeaders: 'none' }));
	sandbox.reset();
	return sandbox;
}

/** To be called after the last cell. */
export async function closeSandboxes(): Promise<void> {
	for (const sandbox of FREE.splice(0)) await sandbox.close();
}

/**
 * Runs one cell and holds what the node reports against what the sandbox received.
 *
 * @returns every broken promise, in words; an empty list is what is wanted
 */
export async function runCell(use: Use, kind: FaultKind, cell: Cell): Promise<string[]> {
	const sandbox = await borrow();
	const { position } = cell;
	if (kind.fault)
		sandbox.fault({ ...kind.fault(position, use.firstId), match: use.match(position) });
	const items = Array.from({ length: ITEMS }, (_, item) => {
		const isOffline = !kind.fault && item === position;
		return {
			text: textOf(item),
			connection: isOffline ? 'conn_bella' : 'conn_amber',
			baseUrl: isOffline ? NOBODY : sandbox.url,
			// Seconds; short only where a timeout is what goes wrong, for machines can be slow.
			timeout: kind.timesOut && item === position ? 0.5 : 60,
		};
	});
	const result = await runNode({
		parameters: {
			connectionId: { __rl: true, mode: 'id', value: '={{ $json.connection }}' },
			...use.parameters,
			// What a look-up makes of it: lookUp.test.ts.
			options: { timeout: '={{ $json.timeout }}', onUnknownOutcome: 'stop', ...use.options },
		},
		items,
		credentials: {
			main: { apiKey: SANDBOX_API_KEY, connectionId: '', baseUrl: '={{ $json.baseUrl }}' },
		},
		settings: {
			onError: cell.onError,
			retryOnFail: cell.retryOnFail,
			maxTries: 5,
			waitBetweenTries: 1,
		},
	});
	const created = use.created(sandbox);
	FREE.push(sandbox);
	const broken = [
		...doubles(created),
		...(cell.onError === 'stopWorkflow'
			? judgeStop(kind, cell, created, result)
			: judgeItems(kind, cell, created, result)),
	];
	return broken.map((what) => `${use.name}, ${JSON.stringify(cell)}: ${what}`);
}

type Created = ReturnType<Use['created']>;

function doubles(created: Created): string[] {
	const times = new Map<number, number>();
	for (const { item } of created) times.set(item, (times.get(item) ?? 0) + 1);
	return [...times].flatMap(([item, count]) => [
		...(count > 1 ? [`the message of item ${item} was created ${count} times`] : []),
		...(item < 0 || item >= ITEMS ? ['something was created that no item asked for'] : []),
	]);
}

function judgeStop(
	{ expected }: FaultKind,
	{ position }: Cell,
	all: Created,
	{ items, error }: RunResult,
): string[] {
	if (expected === 'sent')
		return items.length === ITEMS && !error
			? []
			: [`${items.length} items, error ${error?.message}`];
	const {
		message = '',
		description = '',
		context,
	} = (error ?? {}) as NonNullable<RunResult['error']>;
	const outcome = (context as { data?: { outcome?: Expected } } | undefined)?.data?.outcome;
	const [, sent, notTried] =
		/Sent: (\d+) of 5 messages; not tried: (\d+)/.exec(String(description)) ?? [];
	// A message of unknown outcome may have been created, and is then not among those reported as sent.
	const created = all.filter(({ item }) => item !== position).length;
	return [
		...(outcome === expected ? [] : [`reported as ${outcome}`]),
		...(new RegExp(`\\[item ${position}[;\\]]`).test(message)
			? []
			: [`the error does not name the item: ${message}`]),
		...(Number(sent) === created ? [] : [`${sent} reported as sent, ${created} created`]),
		...(Number(sent) + Number(notTried) + 1 === ITEMS
			? []
			: [`${sent} sent and ${notTried} not tried leave some out`]),
	];
}

function judgeItems(
	{ expected }: FaultKind,
	{ position, onError }: Cell,
	created: Created,
	{ items, errorItems, error }: RunResult,
): string[] {
	const toItem = ({ pairedItem }: INodeExecutionData) =>
		(pairedItem as { item: number } | undefined)?.item;
	const isFailure = ({ json }: INodeExecutionData) =>
		json.error !== undefined && json.id === undefined;
	const failures = [...items, ...errorItems].filter(isFailure);
	const onWrongOutput = onError === 'continueErrorOutput' ? items.filter(isFailure) : errorItems;
	const linked = [...items, ...errorItems].map(toItem).sort();
	const sent = items.filter((item) => !isFailure(item));
	const lies = sent.filter((item) => {
		const message = created.find(({ id }) => id === item.json.id);
		return message?.item !== toItem(item);
	});
	const outcomes = failures.map(({ json }) => toldOutcome(json, onError));
	const wanted = expected === 'sent' ? [] : [expected];
	return [
		...(error ? [`the run failed: ${error.message}`] : []),
		...(linked.join() === '0,1,2,3,4' ? [] : [`items linked to ${linked.join()}`]),
		...(outcomes.join() === wanted.join() ? [] : [`reported as ${outcomes.join() || 'sent'}`]),
		...(failures.every((item) => toItem(item) === position)
			? []
			: ['another item is reported as failed']),
		...(onWrongOutput.length === 0 ? [] : ['an item stands on the wrong output']),
		...lies.map((item) => `item ${toItem(item)} is reported as sent and was not created`),
	];
}
