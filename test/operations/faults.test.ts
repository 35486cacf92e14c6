import type { INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { Operation } from '../../nodes/OfAuth/runner/operation';
import { SANDBOX_API_KEY, startSandbox, type Sandbox } from '../../sandbox';
import { FAULT_KINDS, type FaultKind } from '../delivery/faultKinds';
import { runNode, type RunResult } from '../helpers/engine';
import { print } from '../helpers/print';
import { CASES, firstPath, type Case } from './cases';

const CONNECTIONS = ['conn_amber', 'conn_bella', 'conn_coral'];
/** The item in the middle; of what is asked for no creator the last, for no connection tells what comes after it. */
const faultyOf = ({ operation }: Case) => (operation.isOfKey ? 2 : 1);
/** Nothing listens there: ports below 1024 are not given out to tests. */
const NOBODY = 'http://127.0.0.1:9';
const ON_ERROR = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const;

/** What differs from run to run: dates, and the sandbox's numbers of login links. */
const PASSING = /\d{4}-\d\d-\d\dT[\d:.]+Z|cs_sandbox_\d+/g;

type OnError = NonNullable<INode['onError']>;
const linkOf = ({ pairedItem }: INodeExecutionData) => (pairedItem as { item: number }).item;
const itself = (one: INodeExecutionData) => one;
/** Without what OFAuth told of it, which a lost answer has taken along. */
const deletionOf =
	({ output: { state }, endpoint: { path } }: Operation) =>
	({ json, pairedItem }: INodeExecutionData): INodeExecutionData => {
		const own = [...Object.keys(state ?? {}), ...(path.match(/(?<=\{)\w+/g) ?? [])];
		return { json: Object.fromEntries(own.map((name) => [name, json[name]])), pairedItem };
	};
const isFailure = ({ json }: INodeExecutionData) => 'error' in json && 'message' in json;

let cells = 0;
const refused = new Map<string, number>();

/** What comes out where nothing goes wrong, by operation. */
const WHOLE = new Map<Case, Promise<Whole>>();

type Whole = RunResult & { asks: number };

async function wholeOf(use: Case): Promise<Whole> {
	const sandbox = await startSandbox({ bucket: null, now: () => NOW });
	await use.given?.(sandbox);
	sandbox.received.length = 0;
	const result = await run(use, sandbox, 'stopWorkflow');
	await sandbox.close();
	return { ...result, asks: asksOf(use, sandbox).length / (use.operation.isOfKey ? 3 : 1) };
}

/** To start one takes longer than a cell. */
const FREE: Sandbox[] = [];

async function borrow(): Promise<Sandbox> {
	const settings = { bucket: null, rateLimitHeaders: 'none', now: () => NOW } as const;
	const sandbox = FREE.pop() ?? (await startSandbox(settings));
	sandbox.reset();
	return sandbox;
}

/** What was asked of the operation itself, by the item that the fault strikes; where no connection tells items apart, by all. */
function asksOf(use: Case, { received }: Sandbox) {
	const { isOfKey, endpoint } = use.operation;
	return received.filter(
		({ connectionId, method, path }) =>
			(isOfKey || connectionId === CONNECTIONS[faultyOf(use)]) &&
			method === endpoint.method &&
			firstPath(use).test(path),
	);
}

/** Runs one cell. @returns every broken promise, in words */
async function runCell(use: Case, kind: FaultKind, onError: OnError): Promise<string[]> {
	const known = WHOLE.get(use) ?? wholeOf(use);
	WHOLE.set(use, known);
	const sandbox = await borrow();
	await use.given?.(sandbox);
	sandbox.received.length = 0;
	const { isOfKey, endpoint } = use.operation;
	const faulty = faultyOf(use);
	const whole = await known;
	const of = isOfKey ? {} : { connectionId: CONNECTIONS[faulty] };
	const match = { ...of, method: endpoint.method, path: firstPath(use) };
	// What is asked for no creator is asked one item after another.
	const skip = isOfKey ? whole.asks * faulty : 0;
	if (kind.fault) sandbox.fault({ skip, ...kind.fault(faulty), match });
	const result = await run(use, sandbox, onError, kind);
	const broken = judge(use, kind, onError, { whole, result, sandbox });
	FREE.push(sandbox);
	return broken.map((what) => `${use.name}, ${onError}: ${what}`);
}

async function run(
	use: Case,
	sandbox: Sandbox,
	onError: OnError,
	kind?: FaultKind,
): Promise<RunResult> {
	const { resource, operation, parameters } = use;
	const faulty = faultyOf(use);
	return await runNode({
		parameters: {
			resource,
			operation: operation.value,
			connectionId: { __rl: true, mode: 'id', value: '={{ $json.connection }}' },
			...parameters,
			options: {
				...(parameters.options as INodeParameters | undefined),
				timeout: '={{ $json.timeout }}',
			},
		},
		items: CONNECTIONS.map((connection, item) => ({
			connection,
			baseUrl: kind && !kind.fault && item === faulty ? NOBODY : sandbox.url,
			timeout: kind?.timesOut && item === faulty ? 1.5 : 60,
		})),
		credentials: {
			main: { apiKey: SANDBOX_API_KEY, connectionId: '', baseUrl: '={{ $json.baseUrl }}' },
		},
		settings: { onError },
	});
}

interface Seen {
	/** What comes out where nothing goes wrong. */
	whole: Whole;
	result: RunResult;
	sandbox: Sandbox;
}

/** By the sandboxes' clocks, so that what depends on the time is the same in both runs. */
const NOW = Date.parse('2027-01-15T12:00:00Z');

/** What may end otherwise is tried three times in all; what has only to wait, twice; all else is told at once. */
function isRight({ name }: FaultKind, tries: number): boolean {
	if (/^(50\d|reset|timeout|truncated|401 RULES_OUTDATED$)/.test(name)) return tries === 3;
	if (/^(429|401 RULES_OUTDATED once)/.test(name)) return tries === 2;
	return tries === Number(name !== 'connection refused');
}

function judge(use: Case, kind: FaultKind, onError: OnError, seen: Seen): string[] {
	const { operation } = use;
	const { whole, result, sandbox } = seen;
	// What has taken something away finds nothing the next time, and so knows that it did.
	// Who is not restricted can be unrestricted as often as you like: nothing shows that it was done.
	const isDeletion =
		operation.endpoint.method === 'DELETE' &&
		Object.values(operation.output.state ?? {}).includes(true);
	const isLost = /^50\d after|^reset after|^timeout after|^truncated/.test(kind.name);
	// What is looked for before it is made is found; what was made and is told in words that nobody understands too.
	const isFound = operation.existing !== undefined && isLost;
	const isLostDeletion = isDeletion && isLost;
	// An answer without a body cannot be cut.
	const isWhole = kind.name.startsWith('truncated') && use.name === 'connection.invalidate';
	const passes =
		isLostDeletion || isFound || (kind.expected === 'sent' && !kind.name.startsWith('200'));
	const all = [...result.items, ...result.errorItems];
	const failures = all.filter(isFailure);
	const hasFailed = failures.length > 0 || result.error !== undefined;
	refused.set(kind.name, (refused.get(kind.name) ?? 0) + Number(hasFailed));
	// The two runs have sandboxes of their own, filled at different times.
	const same = (items: INodeExecutionData[]) =>
		JSON.stringify(
			items.filter((one) => !isFailure(one)).map(isDeletion ? deletionOf(operation) : itself),
		).replace(PASSING, '<passing>');
	// A list may need several questions; the fault strikes the first of them.
	const others = operation.isOfKey ? 2 * whole.asks : 0;
	const asks = asksOf(use, sandbox).length - others;
	const tries = hasFailed ? asks : asks - (whole.asks - 1);
	const ofOthers = (items: INodeExecutionData[]) =>
		items.filter((one) => linkOf(one) !== faultyOf(use));
	const { description = '' } = (result.error ?? {}) as { description?: string };
	return [
		...(whole.error || whole.items.length === 0
			? [`without a fault: ${whole.error?.message}`]
			: []),
		// What passes by itself is no failure; the answer of Create is none that another operation knows.
		...(passes && hasFailed ? ['failed although it passes'] : []),
		...(passes && same(all) !== same(whole.items) ? ['something is missing'] : []),
		...(isRight(kind, tries) ||
		(isLostDeletion && tries === 2) ||
		isWhole ||
		(isFound && tries === 1)
			? []
			: [`asked ${tries} times`]),
		...(hasFailed &&
		onError === 'stopWorkflow' &&
		!/Done: \d of \d (items|User IDs)\. Running it again does no harm\./.test(description)
			? [`the error does not say how far it came: ${description}`]
			: []),
		...(onError !== 'stopWorkflow' && result.error
			? [`the run failed: ${result.error.message}`]
			: []),
		...(onError !== 'stopWorkflow' && same(ofOthers(all)) !== same(ofOthers(whole.items))
			? ['a fault of one item has changed another']
			: []),
		...(failures.some((one) => linkOf(one) !== faultyOf(use))
			? ['another item is reported as failed']
			: []),
		...(onError === 'continueErrorOutput' && result.items.some(isFailure)
			? ['a failure stands on the wrong output']
			: []),
	];
}

describe('every operation that may be repeated × every fault × how errors go on', () => {
	test.each(FAULT_KINDS.map((kind) => [kind.name, kind] as const))(
		'%s',
		async (_name, kind) => {
			const all = CASES.flatMap((use) => ON_ERROR.map((onError) => ({ use, onError })));
			const broken = await Promise.all(
				all.map(async ({ use, onError }) => await runCell(use, kind, onError)),
			);
			cells += all.length;
			expect(broken.flat()).toEqual([]);
		},
		120_000,
	);

	test('a fault that lasts is told, whatever the operation', () => {
		const lasting = FAULT_KINDS.filter(({ expected, fault }) => expected !== 'sent' && fault);
		for (const { name } of lasting) expect([name, refused.get(name)]).not.toEqual([name, 0]);
	});

	afterAll(async () => {
		for (const sandbox of FREE) await sandbox.close();
		print(`fault matrix of operations: ${cells} cells`);
	});
});
