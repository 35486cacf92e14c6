import example from '../../examples/segment-by-spend.json';
import { startSandbox, type Sandbox } from '../../sandbox';
import { call } from '../sandbox/client';
import { given, runExample } from './exampleRuns';

const LISTS = ['Spent 500 and more', 'Spent 100 to 500', 'Spent less than 100'];

let sandbox: Sandbox;
afterEach(async () => await sandbox.close());

const run = () => ({ sandbox, workflowId: 'segments' });

async function allOf(path: string): Promise<Array<Record<string, unknown>>> {
	const entries = [];
	for (let hasMore = true; hasMore;) {
		const { json } = await call(sandbox, `${path}offset=${entries.length}`);
		entries.push(...json.list);
		hasMore = json.hasMore;
	}
	return entries;
}

async function idOf(name: string): Promise<unknown> {
	const all = await allOf('/v2/access/users/lists?limit=100&');
	const [list, ...more] = all.filter((one) => one.name === name);
	expect(more).toEqual([]);
	return list.id;
}

/** The members of the three lists, in the order of the bands. */
async function members(): Promise<number[][]> {
	const found = [];
	for (const name of LISTS) {
		const users = await allOf(`/v2/access/users/lists/${await idOf(name)}/users?limit=100&`);
		found.push(users.map(({ id }) => Number(id)).sort());
	}
	return found;
}

/** Who belongs in each, by what OFAuth says of the active subscribers. */
async function belong(): Promise<number[][]> {
	const fans = await allOf('/v2/access/subscribers?type=active&limit=20&');
	const spent = (from: number, to: number) =>
		fans
			.filter(({ spending }) => {
				const { total } = spending as { total: number };
				return total >= from && total < to;
			})
			.map(({ id }) => Number(id))
			.sort();
	return [spent(500, Infinity), spent(100, 500), spent(0, 100)];
}

const changes = () =>
	sandbox.received.filter(({ method, path }) => method !== 'GET' && path.includes('/users/lists/'));

test('every active subscriber is in the list of the band, and in no other; a second night changes nothing', async () => {
	sandbox = await startSandbox({ bucket: null });
	const first = await runExample(example, run());
	expect(first.data.resultData.error).toBeUndefined();
	const wanted = await belong();
	expect(wanted.every((band) => band.length > 0)).toBe(true);
	expect(await members()).toEqual(wanted);
	expect(changes()).toHaveLength(wanted.flat().length);

	await runExample(example, run());
	expect(changes()).toHaveLength(wanted.flat().length);
	expect(await members()).toEqual(wanted);
	expect(sandbox.messages).toEqual([]);
});

test('who has gone up leaves the list below, and who is subscribed no longer leaves all', async () => {
	sandbox = await startSandbox({ bucket: null });
	await runExample(example, run());
	const wanted = await belong();
	const [whale, expired] = [wanted[0][0], 100_005];
	expect(wanted.flat()).not.toContain(expired);
	const users = `/v2/access/users/lists/${await idOf(LISTS[1])}/users`;
	for (const id of [whale, expired]) await call(sandbox, `${users}/${id}`, { method: 'POST' });
	await call(sandbox, `/v2/access/users/lists/${await idOf(LISTS[0])}/users/${whale}`, {
		method: 'DELETE',
	});
	const before = changes().length;
	await runExample(example, run());
	expect(await members()).toEqual(wanted);
	expect(changes().length - before).toBe(3);
});

test('whom no list takes comes out to be looked at, and keeps nobody else out', async () => {
	sandbox = await startSandbox({ bucket: null, refusedUsers: [100_001, 100_003] });
	const done = await runExample(example, run());
	expect(done.data.resultData.error).toBeUndefined();
	expect(given(done, 'Look at these')).toHaveLength(2);
	const wanted = (await belong()).map((band) =>
		band.filter((id) => id !== 100_001 && id !== 100_003),
	);
	expect(await members()).toEqual(wanted);
});
