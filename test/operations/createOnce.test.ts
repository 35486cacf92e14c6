import fc from 'fast-check';

import type { Fault, Sandbox } from '../../sandbox';
import { credentialsFor, send, wordsOf } from '../actions/support';
import { retryRun, type RunOptions } from '../helpers/engine';
import { print } from '../helpers/print';
import { call, sandboxWith } from '../sandbox/client';

const KINDS = [
	{ resource: 'userList', path: '/v2/access/users/lists', many: 'lists' },
	{ resource: 'vaultFolder', path: '/v2/access/vault/lists', many: 'folders' },
] as const;
type Kind = (typeof KINDS)[number];

const SETTINGS = ['useExisting', 'createAnother'] as const;
type Setting = (typeof SETTINGS)[number];

const start = async () => await sandboxWith({ bucket: null, lists: 9, folders: 9 });

/** What the node is told. */
const of = ({ resource }: Kind, name: string, ifNameExists?: Setting, options = {}) => ({
	resource,
	operation: 'create',
	name,
	options: { ...(ifNameExists ? { ifNameExists } : {}), ...options },
});

/** Somebody makes one by hand. */
async function make(sandbox: Sandbox, { path }: Kind, name: string): Promise<number> {
	const { json } = await call(sandbox, path, { method: 'POST', body: { name } });
	return json.id as number;
}

/** The ids of all that have a name, in whatever case. */
async function called(sandbox: Sandbox, { path }: Kind, name: string): Promise<number[]> {
	const { json } = await call(sandbox, `${path}?limit=40`);
	const all = json.list as Array<{ id: number; name: string }>;
	return all.filter((one) => one.name.toLowerCase() === name.toLowerCase()).map(({ id }) => id);
}

const asks = ({ received }: Sandbox, { path }: Kind, method: string) =>
	received.filter((one) => one.method === method && one.path === path).length;

const fail = (sandbox: Sandbox, { path }: Kind, fault: Fault, method = 'POST') =>
	sandbox.fault({ ...fault, match: { method, path, ...fault.match } });

/** As n8n runs it where a Retry follows: without Retry On Fail. */
const runOptions = (sandbox: Sandbox, options: RunOptions): RunOptions => ({
	mode: 'trigger',
	credentials: credentialsFor(sandbox),
	...options,
});

describe.each(KINDS)('$resource', (kind) => {
	test('a second run makes no second one, and says so', async () => {
		const sandbox = await start();
		const first = await send(sandbox, { parameters: of(kind, 'Whales') });
		const second = await send(sandbox, { parameters: of(kind, 'Whales') });
		const [id, ...others] = await called(sandbox, kind, 'Whales');
		expect(others).toEqual([]);
		expect(first.items[0].json).toMatchObject({ id, name: 'Whales' });
		expect(first.items[0].json).not.toHaveProperty('alreadyExisted');
		expect(second.items[0].json).toMatchObject({ id, name: 'Whales', alreadyExisted: true });
		expect(asks(sandbox, kind, 'POST')).toBe(1);
	});

	test('what OnlyFans makes by itself is not taken for it', async () => {
		const sandbox = await start();
		const { json } = await call(sandbox, `${kind.path}?limit=40`);
		const [builtIn] = json.list as Array<{ id: unknown; name: string }>;
		const { items } = await send(sandbox, { parameters: of(kind, builtIn.name) });
		expect(items[0].json.name).toBe(builtIn.name);
		expect(items[0].json.id).not.toBe(builtIn.id);
		const again = await send(sandbox, { parameters: of(kind, builtIn.name) });
		expect(again.items[0].json).toMatchObject({ id: items[0].json.id, alreadyExisted: true });
	});

	test.each(SETTINGS)(
		'%s: a refusal after a lost answer does not make it certain that nothing was made',
		async (setting) => {
			const sandbox = await start();
			const before = await call(sandbox, `${kind.path}?limit=40`);
			sandbox.received.length = 0;
			// It was made, the list shows it late, and the next try meets the rate limit.
			fail(sandbox, kind, { status: 502, create: true });
			fail(sandbox, kind, { status: 429, headers: { 'retry-after': '0.1' } });
			fail(sandbox, kind, { skip: 1, status: 200, body: before.json as object }, 'GET');
			const { items, error } = await send(sandbox, { parameters: of(kind, 'Whales', setting) });
			expect(error).toBeUndefined();
			const ids = await called(sandbox, kind, 'Whales');
			expect(ids).toEqual([items[0].json.id]);
		},
	);

	test('an error of Create Another says what a new run would do', async () => {
		const sandbox = await start();
		fail(sandbox, kind, { status: 403, body: { error: 'No', type: 'FORBIDDEN' } });
		const words = async (setting: Setting) =>
			wordsOf((await send(sandbox, { parameters: of(kind, 'Whales', setting) })).error);
		expect(await words('createAnother')).toContain('a new run makes once more what is done');
		fail(sandbox, kind, { status: 403, body: { error: 'No', type: 'FORBIDDEN' } });
		expect(await words('useExisting')).toContain('Running it again does no harm');
	});

	test('Create Another makes one each time', async () => {
		const sandbox = await start();
		const ids = new Set<unknown>();
		for (let run = 0; run < 3; run++) {
			const { items } = await send(sandbox, { parameters: of(kind, 'Whales', 'createAnother') });
			expect(items[0].json).not.toHaveProperty('alreadyExisted');
			ids.add(items[0].json.id);
		}
		expect(await called(sandbox, kind, 'Whales')).toEqual([...ids]);
		expect(ids.size).toBe(3);
	});

	const THREE = [{ name: 'A' }, { name: 'B' }, { name: 'C' }];

	test.each(SETTINGS)('%s: Retry makes only what is missing, and gives all', async (setting) => {
		const sandbox = await start();
		fail(sandbox, kind, { skip: 1, status: 403 });
		const options = runOptions(sandbox, {
			items: THREE,
			parameters: of(kind, '={{ $json.name }}', setting),
		});
		const stopped = await send(sandbox, options);
		expect(stopped.error?.message).toContain('[item 1]');
		const retried = await retryRun(options, stopped.run);
		expect(retried.items.map(({ json }) => json.name)).toEqual(['A', 'B', 'C']);
		// This execution has made all of them.
		expect(retried.items.filter(({ json }) => 'alreadyExisted' in json)).toEqual([]);
		for (const { name } of THREE) expect(await called(sandbox, kind, name)).toHaveLength(1);
		expect(asks(sandbox, kind, 'POST')).toBe(4);
	});

	test.each(SETTINGS)(
		'%s: what has another name by the Retry is not made again',
		async (setting) => {
			const sandbox = await start();
			fail(sandbox, kind, { skip: 1, status: 403 });
			const options = runOptions(sandbox, {
				items: THREE,
				parameters: of(kind, '={{ $json.name }}', setting),
			});
			const { run } = await send(sandbox, options);
			const [id] = await called(sandbox, kind, 'A');
			await call(sandbox, `${kind.path}/${id}`, { method: 'PATCH', body: { name: 'Z' } });
			const { items } = await retryRun(options, run);
			expect(items[0].json.id).toBe(id);
			expect(await called(sandbox, kind, 'A')).toEqual([]);
		},
	);

	test.each(SETTINGS)('%s: so does Retry On Fail', async (setting) => {
		const sandbox = await start();
		fail(sandbox, kind, { skip: 1, status: 403, times: 2 });
		const { items, error } = await send(sandbox, {
			items: THREE,
			parameters: of(kind, '={{ $json.name }}', setting),
			settings: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
		});
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => [json.name, json.alreadyExisted])).toEqual(
			THREE.map(({ name }) => [name, undefined]),
		);
		for (const { name } of THREE) expect(await called(sandbox, kind, name)).toHaveLength(1);
	});

	const LOST: Array<[string, Fault]> = [
		['dropped before it was made', { drop: true }],
		['dropped after it was made', { drop: true, create: true }],
		['truncated', { truncate: true, create: true }],
		['timeout', { delayMs: 60_000, create: true }],
		['408 after it was made', { status: 408, create: true }],
		['502 before it was made', { status: 502 }],
		['502 after it was made', { status: 502, create: true }],
		['502 after it was made, again and again', { status: 502, create: true, times: Infinity }],
	];

	test('an answer that is lost in whatever way leaves exactly one', async () => {
		const cells = LOST.flatMap(([way, fault]) =>
			SETTINGS.flatMap((setting) => [0, 1].map((before) => ({ way, fault, setting, before }))),
		);
		const seen = await Promise.all(
			cells.map(async ({ way, fault, setting, before }) => {
				const sandbox = await start();
				if (before > 0) await make(sandbox, kind, 'Whales');
				fail(sandbox, kind, fault);
				const timeout = way === 'timeout' ? 0.5 : 60;
				const { items, error } = await send(sandbox, {
					parameters: of(kind, 'Whales', setting, { timeout }),
				});
				const ids = await called(sandbox, kind, 'Whales');
				return {
					...{ way, setting, before },
					count: ids.length,
					isLast: error?.message ?? items[0].json.id === ids.at(-1),
					alreadyExisted: items[0]?.json.alreadyExisted,
				};
			}),
		);
		expect(seen).toEqual(
			cells.map(({ way, setting, before }) => ({
				...{ way, setting, before },
				count: setting === 'createAnother' ? before + 1 : 1,
				isLast: true,
				alreadyExisted: before > 0 && setting === 'useExisting' ? true : undefined,
			})),
		);
		print(`${kind.resource}: ${cells.length} lost answers`);
	});

	const AGAIN = ['Retry', 'Retry On Fail'] as const;
	const twice = SETTINGS.flatMap((setting) => AGAIN.map((again) => [setting, again] as const));

	test.each(twice)(
		'%s: what was made while nobody could look is found by the %s',
		async (setting, again) => {
			const sandbox = await start();
			await make(sandbox, kind, 'Other');
			fail(sandbox, kind, { status: 502, create: true });
			// The look before it is let through, the looks after it are not.
			fail(sandbox, kind, { skip: 1, status: 403 }, 'GET');
			const options = runOptions(sandbox, {
				parameters: of(kind, 'Whales', setting),
				...(again === 'Retry On Fail' && {
					settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
				}),
			});
			const first = await send(sandbox, options);
			const last = again === 'Retry' ? await retryRun(options, first.run) : first;
			expect([first.error === undefined, last.error]).toEqual([again !== 'Retry', undefined]);
			expect(await called(sandbox, kind, 'Whales')).toEqual([last.items[0].json.id]);
			expect(asks(sandbox, kind, 'POST')).toBe(2);
		},
	);

	test.each(SETTINGS)(
		'%s: after a refusal, what somebody else has made by the Retry is not taken for its own',
		async (setting) => {
			const sandbox = await start();
			fail(sandbox, kind, { status: 403 });
			const options = runOptions(sandbox, { parameters: of(kind, 'Whales', setting) });
			const { run } = await send(sandbox, options);
			await make(sandbox, kind, 'Whales');
			const { items } = await retryRun(options, run);
			const ids = await called(sandbox, kind, 'Whales');
			expect(ids).toHaveLength(setting === 'createAnother' ? 2 : 1);
			expect(items[0].json.id).toBe(ids.at(-1));
			expect(items[0].json.alreadyExisted).toBe(setting === 'createAnother' ? undefined : true);
		},
	);

	test('several of that name: the error names their IDs, and nothing is made', async () => {
		const sandbox = await start();
		const ids = [await make(sandbox, kind, 'Whales'), await make(sandbox, kind, 'whales')];
		const { error } = await send(sandbox, { parameters: of(kind, 'Whales') });
		expect(error?.message).toContain(
			`There are 2 ${kind.many} called "Whales" (IDs ${ids.join(', ')}), and nobody knows which is meant [item 0]`,
		);
		expect(wordsOf(error)).toContain('set Options → If Name Exists to Create Another');
		expect(await called(sandbox, kind, 'Whales')).toEqual(ids);
		const another = await send(sandbox, { parameters: of(kind, 'Whales', 'createAnother') });
		expect(another.items).toHaveLength(1);
		expect(await called(sandbox, kind, 'Whales')).toHaveLength(3);
	});

	test('items of one run with one name make one, and the names are read once', async () => {
		const sandbox = await start();
		const names = ['Whales', 'WHALES', ' whales', 'Others', 'Whales'];
		const { items } = await send(sandbox, {
			items: names.map((name) => ({ name })),
			parameters: of(kind, '={{ $json.name }}'),
		});
		const [id] = await called(sandbox, kind, 'whales');
		expect(items.map(({ json }) => json.alreadyExisted ?? false)).toEqual([
			...[false, true, true, false, true],
		]);
		expect(new Set(items.map(({ json }) => json.id)).size).toBe(2);
		expect(items[4].json.id).toBe(id);
		expect(asks(sandbox, kind, 'POST')).toBe(2);
		// The second look is the test's.
		expect(asks(sandbox, kind, 'GET')).toBe(2);
	});

	test('each connection has lists of its own', async () => {
		const sandbox = await start();
		const creators = ['conn_amber', 'conn_bella', 'conn_amber'];
		const { items } = await send(sandbox, {
			items: creators.map((creator) => ({ creator })),
			parameters: {
				...of(kind, 'Whales'),
				connectionId: { __rl: true, mode: 'id', value: '={{ $json.creator }}' },
			},
		});
		expect(items.map(({ json }) => json.alreadyExisted ?? false)).toEqual([false, false, true]);
		expect(asks(sandbox, kind, 'POST')).toBe(2);
	});

	test('one that stands on a later page is found', async () => {
		const sandbox = await sandboxWith({ bucket: null, lists: 250, folders: 250 });
		const id = await make(sandbox, kind, 'Whales');
		const { items } = await send(sandbox, { parameters: of(kind, 'Whales') });
		expect(items[0].json).toMatchObject({ id, alreadyExisted: true });
	});

	test('while the list cannot be read, nothing is made', async () => {
		const sandbox = await start();
		fail(sandbox, kind, { status: 403, times: Infinity }, 'GET');
		const { error } = await send(sandbox, { parameters: of(kind, 'Whales') });
		expect(error).toBeDefined();
		expect(asks(sandbox, kind, 'POST')).toBe(0);
	});
});

/** One run of the node, or a run and its Retry. */
interface Step {
	name: string;
	setting: Setting;
	fault: keyof typeof FAULTS;
}

const FAULTS = {
	none: undefined,
	dropped: { drop: true },
	lost: { drop: true, create: true },
	truncated: { truncate: true, create: true },
	badGateway: { status: 502, create: true },
	refused: { status: 400 },
} satisfies Record<string, Fault | undefined>;

const steps = fc.array(
	fc.record<Step>({
		name: fc.constantFrom('Whales', 'whales', 'New'),
		setting: fc.constantFrom(...SETTINGS),
		fault: fc.constantFrom(...(Object.keys(FAULTS) as Array<keyof typeof FAULTS>)),
	}),
	{ minLength: 4, maxLength: 6 },
);

/** Holds the node against a model: how many there are of each name. @returns what differs */
async function walk(kind: Kind, all: Step[]): Promise<unknown[]> {
	const sandbox = await start();
	const model = new Map<string, number>();
	const broken: unknown[] = [];
	for (const step of all) {
		const { name, setting, fault } = step;
		const key = name.toLowerCase();
		const before = model.get(key) ?? 0;
		const makes = setting === 'createAnother' || before === 0;
		const isAmbiguous = !makes && before > 1;
		const order = FAULTS[fault];
		if (makes && order) fail(sandbox, kind, order);
		const options = runOptions(sandbox, { parameters: of(kind, name, setting) });
		const first = await send(sandbox, options);
		const isRefused = makes && fault === 'refused';
		const last = isRefused ? await retryRun(options, first.run) : first;
		model.set(key, before + Number(makes));
		const wanted = {
			failed: [isRefused || isAmbiguous, isAmbiguous],
			count: model.get(key),
			existed: !makes && !isAmbiguous,
		};
		const ids = await called(sandbox, kind, name);
		const seen = {
			failed: [first.error !== undefined, last.error !== undefined],
			count: ids.length,
			existed: last.items[0]?.json.alreadyExisted === true,
		};
		const isIts = isAmbiguous || last.items[0]?.json.id === ids.at(-1);
		if (JSON.stringify(seen) !== JSON.stringify(wanted) || !isIts)
			broken.push({ step, seen, wanted, isIts });
	}
	return broken;
}

test('whatever comes one after another, there are as many as a model says', async () => {
	const walks = fc.sample(steps, 30);
	const broken = await Promise.all(
		walks.map(async (all, index) => await walk(KINDS[index % KINDS.length], all)),
	);
	print(`create once: ${walks.length} walks of ${walks.flat().length} runs`);
	expect(broken.flat()).toEqual([]);
}, 120_000);
