import { sleep } from 'n8n-workflow';

import {
	DEFAULT_CONNECTIONS,
	SANDBOX_API_KEY,
	startSandbox,
	type Fault,
	type Sandbox,
} from '../../sandbox';
import { retryRun, runNode, startRun, type RunOptions, type RunResult } from '../helpers/engine';
import { TELLS_WHAT_IS_RETRIED } from '../helpers/engineVersions';
import { CREATE } from '../sandbox/client';

export const FAULTS = ['answer lost', '502', 'timeout', 'cut off by the engine'] as const;
export const COMPANIES = [
	'alone',
	'among equals in the same execution',
	'an equal one of somebody else inside the window',
	'an equal one of somebody else outside the window',
	'markdown in the text',
	'price and media',
	'only media',
] as const;
export const SHOWN = ['at once', 'after a lag', 'at the Retry only', 'never'] as const;
export const TROUBLES = ['none', 'no permission', 'a broken look-up', 'a clock off'] as const;

/** One cell of the table of look-ups. */
export interface Cell {
	isCreated: boolean;
	fault: (typeof FAULTS)[number];
	company: (typeof COMPANIES)[number];
	shown: (typeof SHOWN)[number];
	trouble: (typeof TROUBLES)[number];
	/** Tells it from every other. */
	number: number;
}

/** What came out of a cell, for the counts. */
export interface Seen {
	cell: Cell;
	isCreated: boolean;
	isFound: boolean;
	broken: string[];
}

/** Milliseconds; the looks of a run end after half a second. */
const LAGS = { 'at once': 0, 'after a lag': 250, 'at the Retry only': 1200, never: Infinity };
const MINUTES = 7 * 60_000;

const BODIES: Partial<Record<Cell['company'], Record<string, unknown>>> = {
	'markdown in the text': { text: '# Hi\n**bold** _you_ & a < b > c 👩‍👩‍👧\nhttps://a.example/x_y' },
	'price and media': { text: 'The set', price: 5, media: [501, 502] },
	'only media': { text: '', media: [501] },
};

/** As a request has it. */
function bodyOf(company: Cell['company'], more: object = {}): Record<string, unknown> {
	const { media, ...rest } = { ...(BODIES[company] ?? { text: 'Same' }), ...more } as Record<
		string,
		unknown
	>;
	return { ...rest, userLists: ['fans'], ...(media ? { mediaItems: media } : {}) };
}

function faultOf({ fault, isCreated: create }: Cell): Fault {
	if (fault === 'answer lost') return { create, drop: true, delayMs: 40 };
	if (fault === '502') return { create, status: 502, body: { error: 'Oops' }, delayMs: 40 };
	return { create, delayMs: fault === 'timeout' ? 10_000 : 60_000 };
}

const posts = ({ received }: Sandbox) => received.filter(({ method }) => method === 'POST');

async function openSandbox(cell: Cell): Promise<Sandbox> {
	const { shown, trouble, number } = cell;
	const [amber] = DEFAULT_CONNECTIONS;
	const permissions = ['messages:write', 'lists:read', 'profile:read'];
	const ahead = trouble === 'a clock off' ? (number % 2 ? MINUTES : -MINUTES) : 0;
	const sandbox = await startSandbox({
		bucket: null,
		now: () => Date.now() + ahead,
		connections: [
			{
				...amber,
				// The process remembers what it sent through a connection.
				id: `conn_cell${number}`,
				permissions: trouble === 'no permission' ? permissions : undefined,
			},
		],
		sent: { lagMs: LAGS[shown], rawText: (['plain', 'html', 'asSent'] as const)[number % 3] },
	});
	// What is tried again first takes seconds, and is in runs.test.ts.
	if (trouble === 'a broken look-up')
		sandbox.fault({ match: { path: /\/sent$/ }, times: Infinity, status: 400, body: 'Broken' });
	return sandbox;
}

function optionsOf(cell: Cell, sandbox: Sandbox): RunOptions {
	const { company, fault, number } = cell;
	const { text, price, mediaItems } = bodyOf(company);
	const count = company === 'among equals in the same execution' ? 3 : 1;
	return {
		mode: 'trigger',
		nodeId: `look-up ${number}`,
		executionId: `look-up ${number}`,
		items: Array.from({ length: count }, () => ({})),
		parameters: {
			text: String(text),
			userLists: ['fans'],
			...(price ? { price: Number(price) } : {}),
			...(mediaItems
				? {
						media: {
							items: [{ source: 'references', references: (mediaItems as number[]).join(', ') }],
						},
					}
				: {}),
			// Of the others too a short one would make a lost message on a slow machine.
			options: {
				timeout: fault === 'timeout' ? `={{ $itemIndex === ${faultyOf(cell)} ? 1 : 60 }}` : 60,
			},
		},
		credentials: {
			main: {
				apiKey: SANDBOX_API_KEY,
				connectionId: `conn_cell${number}`,
				baseUrl: sandbox.url,
			},
		},
	};
}

/** Of equals it is not the first, but where nothing is known of those that were sent before. */
const faultyOf = ({ company, fault }: Cell) =>
	company === 'among equals in the same execution' && fault !== 'cut off by the engine' ? 1 : 0;

/** What others create: equals where the cell says so, and some that differ in one thing. */
function addOthers(cell: Cell, sandbox: Sandbox): void {
	const connectionId = `conn_cell${cell.number}`;
	const { company } = cell;
	if (company === 'an equal one of somebody else inside the window')
		sandbox.addMessage({ connectionId, body: bodyOf(company) });
	if (company === 'price and media') {
		for (const other of [{ price: 6 }, { media: [501] }, { text: 'The sets' }])
			sandbox.addMessage({ connectionId, body: bodyOf(company, other) });
	}
}

/** Runs one cell: a run, and its Retry where it did not end well. */
export async function runCell(cell: Cell): Promise<Seen> {
	const sandbox = await openSandbox(cell);
	const options = optionsOf(cell, sandbox);
	const faulty = faultyOf(cell);
	sandbox.fault({ ...faultOf(cell), skip: faulty });
	if (cell.company === 'an equal one of somebody else outside the window') {
		const connectionId = `conn_cell${cell.number}`;
		const at = Date.now() - 5000;
		const ahead = cell.trouble === 'a clock off' ? (cell.number % 2 ? MINUTES : -MINUTES) : 0;
		sandbox.addMessage({ connectionId, body: bodyOf(cell.company), at: at + ahead });
	}
	const running = startRun(options);
	let isOver = false;
	const end = () => (isOver = true);
	void running.then(end, end);
	while (posts(sandbox).length <= faulty && !isOver) await sleep(2);
	addOthers(cell, sandbox);
	const isCutOff = cell.fault === 'cut off by the engine';
	if (isCutOff) {
		while (cell.isCreated && sandbox.messages.length <= faulty && !isOver) await sleep(2);
		await sleep(30);
		running.cancel();
	}
	const first = await running;
	const { error } = first.data.resultData;
	let last: RunResult | undefined;
	if (isCutOff || error) {
		const wait = cell.shown === 'at the Retry only' ? LAGS[cell.shown] : 0;
		await sleep(wait);
		const retry = { ...options, mode: 'retry' as const, retryOf: options.executionId };
		const ids = { executionId: `look-up ${cell.number} again` };
		last = isCutOff
			? await runNode({ ...retry, ...ids })
			: await retryRun({ ...retry, ...ids }, first);
	}
	await sandbox.close();
	const items =
		last?.items ?? first.data.resultData.runData['Create mass message']?.[0].data?.main[0];
	return judge(cell, sandbox, { error: last ? last.error : error, items: items ?? [] });
}

type Ended = Pick<RunResult, 'error' | 'items'>;

function judge(cell: Cell, sandbox: Sandbox, { error, items }: Ended): Seen {
	const faulty = faultyOf(cell);
	const count = cell.company === 'among equals in the same execution' ? 3 : 1;
	const isCreated = cell.isCreated && sandbox.messages.length > faulty;
	const isFound = error === undefined;
	// Of a run that was cut off an older n8n does not tell when it was.
	const isLookedUp = TELLS_WHAT_IS_RETRIED || cell.fault !== 'cut off by the engine';
	const isShown = cell.shown !== 'never' && ['none', 'a clock off'].includes(cell.trouble);
	const isTold = isLookedUp && isShown;
	const isInside = cell.company === 'an equal one of somebody else inside the window';
	// An equal one of somebody else inside the window is the one case that cannot be told.
	const maySeem = isInside && !isCreated && isTold;
	const ids = sandbox.messages.map(({ id }) => id);
	const words = `${error?.message} ${String((error as { description?: string })?.description)}`;
	const broken = [
		...(posts(sandbox).length > count ? ['something was sent a second time'] : []),
		...(isFound && !isCreated && !maySeem ? ['what does not exist came out as sent'] : []),
		...(!isFound && isCreated && isTold && !isInside ? [`not found: ${words}`] : []),
		...(isFound && items.length !== count ? [`${items.length} items for ${count}`] : []),
		...(isFound && items[faulty]?.json.foundByLookUp !== true ? ['found, but not by look-up'] : []),
		...(isFound && isCreated && items[faulty]?.json.id !== ids[faulty] ? ['another id'] : []),
		...(isFound && posts(sandbox).length !== count ? ['not all were sent'] : []),
		...(!isFound && !/looked up/.test(words) ? [`says nothing of a look-up: ${words}`] : []),
		...(!isFound && !/Nobody knows whether OFAuth created/.test(words) ? [words] : []),
		...(isLookedUp && cell.trouble === 'no permission' && !isFound && !/analytics:read/.test(words)
			? ['does not say which permission is missing']
			: []),
		...(sandbox.received.some(({ path, method }) => method === 'POST' && path !== CREATE)
			? ['posted elsewhere']
			: []),
	];
	return { cell, isCreated, isFound, broken };
}
