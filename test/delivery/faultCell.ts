import type { INode, INodeExecutionData } from 'n8n-workflow';

import { SANDBOX_API_KEY, startSandbox, type Sandbox } from '../../sandbox';
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

/**
 * Runs one cell and holds what the node reports against what the sandbox received.
 *
 * @returns every broken promise, in words; an empty list is what is wanted
 */
export async function runCell(kind: FaultKind, cell: Cell): Promise<string[]> {
	const sandbox = await startSandbox({ bucket: null, rateLimitHeaders: 'none' });
	const texts = Array.from({ length: ITEMS }, (_, item) => `message ${item}`);
	const faulty = texts[cell.position];
	if (kind.fault) sandbox.fault({ ...kind.fault(cell.position), match: { text: faulty } });
	const items = texts.map((text) => {
		const isOffline = !kind.fault && text === faulty;
		return {
			text,
			connection: isOffline ? 'conn_bella' : 'conn_amber',
			baseUrl: isOffline ? NOBODY : sandbox.url,
			// Seconds; short only where a timeout is what goes wrong, for machines can be slow.
			timeout: kind.timesOut && text === faulty ? 0.5 : 60,
		};
	});
	const result = await runNode({
		parameters: {
			connectionId: { __rl: true, mode: 'id', value: '={{ $json.connection }}' },
			text: '={{ $json.text }}',
			userLists: ['fans'],
			// What a look-up makes of it: lookUp.test.ts.
			options: { timeout: '={{ $json.timeout }}', onUnknownOutcome: 'stop' },
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
	await sandbox.close();
	const broken = [
		...doubles(sandbox),
		...(cell.onError === 'stopWorkflow'
			? judgeStop(kind, cell, sandbox, result)
			: judgeItems(kind, cell, sandbox, result, texts)),
	];
	return broken.map((what) => `${JSON.stringify(cell)}: ${what}`);
}

function doubles({ messages }: Sandbox): string[] {
	const times = new Map<unknown, number>();
	for (const { body } of messages) times.set(body.text, (times.get(body.text) ?? 0) + 1);
	return [...times]
		.filter(([, count]) => count > 1)
		.map(([text, count]) => `"${String(text)}" was created ${count} times`);
}

function judgeStop(
	{ expected }: FaultKind,
	{ position }: Cell,
	sandbox: Sandbox,
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
	const created = sandbox.messages.filter(({ body }) => body.text !== `message ${position}`).length;
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
	{ messages }: Sandbox,
	{ items, errorItems, error }: RunResult,
	texts: string[],
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
		const message = messages.find(({ id }) => id === item.json.id);
		return message?.body.text !== texts[Number(toItem(item))];
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
