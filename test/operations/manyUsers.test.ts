import type { INode } from 'n8n-workflow';

import type { Fault, Sandbox } from '../../sandbox';
import { credentialsFor, send, wordsOf } from '../actions/support';
import { retryRun, type RunOptions } from '../helpers/engine';
import { print } from '../helpers/print';
import { call } from '../sandbox/client';
import { asked, done, failed, fans, LIST, membersOf, of, startLists, strike } from './manyUsers';

const USERS = fans(300);
/** Five of a hundred. */
const STRUCK = USERS.filter((_, nth) => nth % 20 === 7);
const OTHERS = USERS.filter((user) => !STRUCK.includes(user));

interface Way {
	name: string;
	fault: Fault;
	/** How often a user is asked for who is struck by it; the rate limit is not counted. */
	asks: number;
	lasts?: true;
}

const WAYS: Way[] = [
	{ name: '502 for good', fault: { status: 502, times: Infinity }, asks: 3, lasts: true },
	{ name: 'dropped before it was done', fault: { drop: true }, asks: 2 },
	{ name: 'dropped after it was done', fault: { drop: true, create: true }, asks: 2 },
	{ name: 'truncated answer', fault: { truncate: true, create: true }, asks: 2 },
	{ name: '400', fault: { status: 400, times: Infinity }, asks: 1, lasts: true },
	{ name: '429', fault: { status: 429, headers: { 'retry-after': '0.2' } }, asks: 1 },
];

/** How often each was asked for. */
function counts(users: number[]): Map<number, number> {
	const all = new Map<number, number>();
	for (const user of users) all.set(user, (all.get(user) ?? 0) + 1);
	return all;
}

const same = (users: number[]) => [...users].sort((one, other) => one - other);

const KINDS = [
	{ operation: 'addUsers', method: 'POST', says: { added: true } },
	{ operation: 'removeUsers', method: 'DELETE', says: { removed: true } },
] as const;

type Kind = (typeof KINDS)[number];

/** Puts users into the list in one go, so that they can be taken out. */
async function fill(sandbox: Sandbox, users: number[]): Promise<void> {
	await Promise.all(
		users.map(async (user) => {
			const path = `/v2/access/users/${user}/lists`;
			await call(sandbox, path, { method: 'POST', body: { listIds: [LIST] } });
		}),
	);
	sandbox.received.length = 0;
}

/** A sandbox whose list has whoever is to be taken out of it. */
async function ready({ operation }: Kind, users: number[], options = {}): Promise<Sandbox> {
	const sandbox = await startLists({
		...(operation === 'removeUsers' && { bucket: null }),
		...options,
	});
	if (operation === 'removeUsers') await fill(sandbox, users);
	return sandbox;
}

/** Runs 300 users of whom some go wrong in one way. @returns how many requests there were */
async function runWay(kind: Kind, { name, fault, asks, lasts }: Way): Promise<number> {
	const { operation, method, says } = kind;
	const sandbox = await ready(kind, USERS);
	strike(sandbox, STRUCK, fault, method);
	const { items, error } = await send(sandbox, {
		parameters: of(operation, USERS.join(', ')),
		settings: { onError: 'continueRegularOutput' },
	});
	const total = sandbox.received.length;
	const times = counts(asked(sandbox, method));
	const bad = lasts ? STRUCK : [];
	const good = lasts ? OTHERS : USERS;
	const members = operation === 'addUsers' ? good : bad;
	expect({
		name,
		error,
		members: same(await membersOf(sandbox)),
		done: done(items),
		failed: failed(items),
		linked: items.filter(({ pairedItem }) => (pairedItem as { item: number }).item === 0).length,
		struck: STRUCK.map((user) => times.get(user)),
		askedAgain: OTHERS.filter((user) => times.get(user) !== 1),
	}).toEqual({
		name,
		error: undefined,
		members,
		done: good.map((user) => ({ ...says, listId: String(LIST), userId: String(user) })),
		failed: bad.map(String),
		linked: 300,
		struck: STRUCK.map(() => asks),
		askedAgain: [],
	});
	return total;
}

test('300 users of whom 5 % go wrong in each way: whoever can is done once, whoever cannot is an item', async () => {
	const all = KINDS.flatMap((kind) => WAYS.map((way) => ({ kind, way })));
	const requests = await Promise.all(all.map(async ({ kind, way }) => await runWay(kind, way)));
	const total = requests.reduce((sum, count) => sum + count, 0);
	print(`many users: ${all.length} runs of ${USERS.length} users, ${total} requests`);
}, 200_000);

describe.each(KINDS)('$operation of 300 users', (kind) => {
	const { operation, method } = kind;

	const stops: Array<[string, Fault]> = [
		['502 for good', { status: 502, times: 3 }],
		['401', { status: 401, body: { error: 'No', type: 'SESSION_EXPIRED' } }],
	];

	test.each(stops)('stopped by a %s, Retry asks only for the rest', async (_name, fault) => {
		const sandbox = await ready(kind, USERS, { bucket: null });
		const nth = 123;
		strike(sandbox, [USERS[nth]], fault, method);
		const options: RunOptions = {
			mode: 'trigger',
			parameters: of(operation, USERS),
			credentials: credentialsFor(sandbox),
		};
		const stopped = await send(sandbox, options);
		const before = sandbox.received.length;
		expect(asked(sandbox, method)).toEqual([
			...USERS.slice(0, nth),
			...Array.from({ length: fault.times ?? 1 }, () => USERS[nth]),
		]);
		expect(stopped.error?.message).toContain(`[item 0; userId ${USERS[nth]}]`);
		expect(wordsOf(stopped.error)).toContain(`Done: ${nth} of 300 User IDs`);
		const { items, error } = await retryRun(options, stopped.run);
		expect(error).toBeUndefined();
		expect(asked(sandbox, method, before)).toEqual(USERS.slice(nth));
		expect(done(items).map(({ userId }) => userId)).toEqual(USERS.map(String));
	});

	test('so does Retry On Fail', async () => {
		const sandbox = await ready(kind, USERS, { bucket: null });
		strike(sandbox, [USERS[40], USERS[200]], { status: 403 }, method);
		const { items, error } = await send(sandbox, {
			parameters: of(operation, USERS),
			settings: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
		});
		expect(error).toBeUndefined();
		expect(items).toHaveLength(300);
		const times = counts(asked(sandbox, method));
		expect(USERS.filter((user) => times.get(user) !== 1)).toEqual([USERS[40], USERS[200]]);
		expect(asked(sandbox, method)).toHaveLength(302);
	});

	test('what is told to be another list by the time of the Retry is done from the beginning', async () => {
		const users = fans(5);
		const sandbox = await ready(kind, users, { bucket: null });
		strike(sandbox, [users[3]], { status: 403 }, method);
		const options: RunOptions = {
			mode: 'trigger',
			parameters: of(operation, users),
			credentials: credentialsFor(sandbox),
		};
		const stopped = await send(sandbox, options);
		const before = sandbox.received.length;
		const listId = { __rl: true, mode: 'id', value: LIST + 1 };
		await retryRun({ ...options, parameters: { ...options.parameters, listId } }, stopped.run);
		expect(asked(sandbox, method, before)).toEqual(users);
	});
});

describe('40 users whom OFAuth does not take', () => {
	const REFUSED = USERS.filter((_, nth) => nth % 7 === 3 && nth < 280);
	const TAKEN = USERS.filter((user) => !REFUSED.includes(user));
	const MODES: Array<NonNullable<INode['onError']>> = [
		'stopWorkflow',
		'continueRegularOutput',
		'continueErrorOutput',
	];

	test.each(MODES)('do not hide the others: %s', async (onError) => {
		const sandbox = await startLists({ bucket: null, refusedUsers: REFUSED });
		const { items, errorItems, error } = await send(sandbox, {
			parameters: of('addUsers', USERS),
			settings: { onError },
		});
		expect([REFUSED.length, await membersOf(sandbox)]).toEqual([40, TAKEN]);
		if (onError === 'stopWorkflow') {
			const words = wordsOf(error);
			expect(words).toContain('OFAuth did not put the user into the list');
			expect(words).toContain('OFAuth says: This user cannot be added to lists (200)');
			expect(words).toContain('Done: 260 of 300 User IDs');
			for (const user of REFUSED) expect(words).toContain(String(user));
			for (const user of TAKEN) expect(words).not.toContain(String(user));
			return;
		}
		expect(error).toBeUndefined();
		expect(done(items).map(({ userId }) => userId)).toEqual(TAKEN.map(String));
		const onOutput = onError === 'continueErrorOutput' ? errorItems : items;
		expect(failed(onOutput)).toEqual(REFUSED.map(String));
	});

	test('a Retry of the stopped run asks for these only', async () => {
		const refusedUsers = [...REFUSED];
		const sandbox = await startLists({ bucket: null, refusedUsers });
		const options: RunOptions = {
			mode: 'trigger',
			parameters: of('addUsers', USERS),
			credentials: credentialsFor(sandbox),
		};
		const stopped = await send(sandbox, options);
		const before = sandbox.received.length;
		refusedUsers.length = 0;
		const { items, error } = await retryRun(options, stopped.run);
		expect([error, items.length]).toEqual([undefined, 300]);
		expect(asked(sandbox, 'POST', before)).toEqual(REFUSED);
	});
});

test.each(KINDS)('$operation: a key that is refused ends the run at once', async (kind) => {
	const sandbox = await ready(kind, USERS, { bucket: null });
	strike(sandbox, USERS, { status: 401, times: Infinity }, kind.method);
	const { error } = await send(sandbox, { parameters: of(kind.operation, USERS) });
	expect(asked(sandbox, kind.method)).toEqual([USERS[0]]);
	expect(wordsOf(error)).toContain('Done: 0 of 300 User IDs');
});

test('what something else answers in the place of OFAuth ends the run at once', async () => {
	const sandbox = await startLists({ bucket: null });
	const html = { status: 200, body: '<html></html>', contentType: 'text/html', times: Infinity };
	strike(sandbox, USERS, html);
	const { error } = await send(sandbox, { parameters: of('addUsers', USERS) });
	expect(asked(sandbox)).toEqual([USERS[0]]);
	expect(error?.message).toContain('OFAuth answered 200, but not as documented');
});

test('Remove Users: a 404 after a lost answer is done, any other is told, and hides nobody', async () => {
	const users = fans(6);
	const kind = KINDS[1];
	const sandbox = await ready(kind, users.slice(0, 5));
	strike(sandbox, [users[1]], { status: 502, create: true }, 'DELETE');
	strike(sandbox, [users[2]], { drop: true, create: true }, 'DELETE');
	const { items } = await send(sandbox, {
		parameters: of('removeUsers', users),
		settings: { onError: 'continueRegularOutput' },
	});
	expect(await membersOf(sandbox)).toEqual([]);
	expect(done(items).map(({ userId }) => userId)).toEqual(users.slice(0, 5).map(String));
	expect(failed(items)).toEqual([String(users[5])]);
	expect(items[5].json.error).toContain('There is no such list, or the user is not in it');
});

describe('the forms of User IDs', () => {
	const [one, two, three] = fans(3);
	const forms: Array<[string, unknown]> = [
		['a number', one],
		['text', String(one)],
		['commas', `${one}, ${two},${three}`],
		['new lines', `${one}\n${two}\r\n${three}`],
		['JSON', `[${one}, "${two}", ${three}]`],
		['an array of numbers', `={{ [${one}, ${two}, ${three}] }}`],
		['an array of texts, one of them twice', `={{ ["${one}", "${two}", ${two}, "${three}"] }}`],
	];

	test.each(forms)('%s', async (_name, userIds) => {
		const sandbox = await startLists();
		const { items, error } = await send(sandbox, { parameters: of('addUsers', userIds) });
		expect(error).toBeUndefined();
		const wanted = items.length === 1 ? [one] : [one, two, three];
		expect(await membersOf(sandbox)).toEqual(wanted);
		expect(asked(sandbox)).toEqual(wanted);
		expect(items.map(({ json }) => json.userId)).toEqual(wanted.map(String));
	});

	test('digits in groups are refused before anybody is asked for', async () => {
		const sandbox = await startLists();
		const { error } = await send(sandbox, { parameters: of('addUsers', '100,001') });
		expect(error?.message).toContain(
			'User IDs [item 0]: "100,001" may be one number or several IDs',
		);
		expect(sandbox.received).toEqual([]);
	});

	test.each(['={{ [] }}', '={{ undefined }}'])('nobody (%j) is refused', async (userIds) => {
		const sandbox = await startLists();
		const { error } = await send(sandbox, { parameters: of('addUsers', userIds) });
		expect(error?.message).toContain('User IDs [item 0]');
		expect(sandbox.received).toEqual([]);
	});
});

describe('many items', () => {
	const users = fans(30);
	const rows = users.map((user, nth) => ({ user, list: LIST + (nth % 3) }));

	test('a user and a list per item: each goes where its item says, and is linked to it', async () => {
		const sandbox = await startLists();
		const { items, error } = await send(sandbox, {
			items: rows,
			parameters: of('addUsers', '={{ $json.user }}', {
				listId: { __rl: true, mode: 'id', value: '={{ $json.list }}' },
			}),
		});
		expect(error).toBeUndefined();
		expect(items).toEqual(
			rows.map(({ user, list }, item) => ({
				json: { added: true, listId: String(list), userId: String(user) },
				pairedItem: { item },
			})),
		);
		for (const list of [LIST, LIST + 1, LIST + 2]) {
			const own = rows.filter((row) => row.list === list).map(({ user }) => user);
			expect(await membersOf(sandbox, list)).toEqual(own);
		}
	});

	test('a Retry of them asks for the rest, and gives all of them in order', async () => {
		const sandbox = await startLists({ bucket: null });
		strike(sandbox, [users[11]], { status: 403 });
		const options: RunOptions = {
			mode: 'trigger',
			items: rows,
			parameters: of('addUsers', '={{ [$json.user, $json.user + 100] }}'),
			credentials: credentialsFor(sandbox),
		};
		const stopped = await send(sandbox, options);
		const before = sandbox.received.length;
		const { items } = await retryRun(options, stopped.run);
		expect(asked(sandbox, 'POST', before)).toEqual(
			users.flatMap((user) => [user, user + 100]).slice(22),
		);
		expect(items.map(({ json, pairedItem }) => [json.userId, pairedItem])).toEqual(
			users.flatMap((user, item) => [user, user + 100].map((id) => [String(id), { item }])),
		);
	});

	test('a list that is not there hides no other item', async () => {
		const sandbox = await startLists();
		const { items } = await send(sandbox, {
			items: [{ list: LIST }, { list: 9999 }, { list: LIST + 1 }],
			parameters: of('addUsers', users.slice(0, 2).join(), {
				listId: { __rl: true, mode: 'id', value: '={{ $json.list }}' },
			}),
			settings: { onError: 'continueRegularOutput' },
		});
		expect(done(items)).toHaveLength(4);
		expect(failed(items)).toEqual(users.slice(0, 2).map(String));
		expect(items[2].json.error).toContain('There is no such list or no such user');
	});
});

test.each([
	['a list that is not there', 404, 'RESOURCE_NOT_FOUND', 5],
	['a route that is not there', 404, 'ROUTE_NOT_FOUND', 1],
])('%s ends the run after a few users', async (_name, status, type, asks) => {
	const sandbox = await startLists();
	const path = /\/users\/lists\/1001\/users\//;
	sandbox.fault({ match: { path }, times: Infinity, status, body: { error: 'None', type } });
	const { error } = await send(sandbox, { parameters: of('addUsers', USERS) });
	expect(asked(sandbox)).toEqual(USERS.slice(0, asks));
	expect(wordsOf(error)).toContain('Done: 0 of 300 User IDs.');
});

test('users who are not there hide nobody, however many they are, once one is done', async () => {
	const sandbox = await startLists();
	const missing = [1, 2, 3, 4, 5, 6, 7, 8];
	const { error } = await send(sandbox, {
		parameters: of('addUsers', [USERS[0], ...missing, USERS[1]]),
	});
	expect(await membersOf(sandbox)).toEqual([USERS[0], USERS[1]]);
	expect(wordsOf(error)).toContain('Done: 2 of 10 User IDs.');
});
