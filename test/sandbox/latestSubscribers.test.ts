import { call, sandboxWith, useSandbox } from './client';
import { allFans, FANS } from './fans';

const its = useSandbox({ subscribers: 100, bucket: null });
const all = async (query: string, sandbox = its.sandbox) => await allFans(sandbox, query);

const dated = async (query: string, sandbox = its.sandbox) =>
	(await all(`type=latest&${query}`, sandbox)).map(({ id, subscription }) => ({
		id,
		subscribed: subscription.subscribedAt,
		renewed: subscription.renewedAt ?? '',
	}));

test('the latest come first: by subscription, by renewal, by either', async () => {
	const isDown = (dates: string[]) => expect(dates).toEqual([...dates].sort().reverse());
	const some = await dated('latestType=new');
	expect(some).toHaveLength(100);
	isDown(some.map(({ subscribed }) => subscribed));
	const renewals = await dated('latestType=renewals');
	expect(renewals).toHaveLength(25);
	isDown(renewals.map(({ renewed }) => renewed));
	const either = await dated('latestType=total');
	isDown(either.map(({ subscribed, renewed }) => (renewed > subscribed ? renewed : subscribed)));
	expect(await dated('')).toEqual(either);
	expect(either).not.toEqual(some);
});

test('somebody new subscribes, another one renews, a third is late', async () => {
	const now = Date.parse('2026-11-20T10:00:00.900Z');
	const sandbox = await sandboxWith({ now: () => now, bucket: null });
	const connectionId = 'conn_amber';
	const before = Date.parse('2026-11-02T00:00:00Z');
	const { id: newest } = sandbox.addSubscriber({ connectionId });
	const { id: renewed } = sandbox.addSubscriber({
		connectionId,
		at: before,
		renewedAt: now - 5000,
	});
	const { id: late } = sandbox.addSubscriber({ connectionId, at: before + 1000 });
	const ids = async (query: string) => (await dated(query, sandbox)).map(({ id }) => id);
	expect((await ids('latestType=new')).slice(0, 3)).toEqual([newest, late, renewed]);
	expect((await ids('latestType=renewals'))[0]).toBe(renewed);
	expect((await ids('latestType=total')).slice(0, 3)).toEqual([newest, renewed, late]);
	const from = 'startDate=2026-11-20T10:00:00.000Z';
	expect(await ids(`latestType=new&${from}`)).toEqual([newest]);
	expect(await ids(`latestType=new&startDate=2026-11-02T00:00:01Z&endDate=2026-11-19`)).toEqual([
		late,
	]);
	expect(await dated(`latestType=new&${from}`, sandbox)).toEqual([
		{ id: newest, subscribed: '2026-11-20T10:00:00.000Z', renewed: '' },
	]);
	expect((await all('type=active', sandbox)).map(({ id }) => id)).toContain(newest);
	expect(await all(`type=all&query=u${late}`, sandbox)).toHaveLength(1);
	expect((await call(sandbox, `/v2/access/users/${newest}`)).json).toMatchObject({ id: newest });
	const { json } = await call(sandbox, '/v2/access/users/lists/fans');
	expect(json.usersCount).toBe(48 + 3);
	expect((await call(sandbox, FANS, { connection: 'conn_bella' })).text).not.toContain(
		`u${newest}`,
	);
	expect(() => sandbox.addSubscriber({ connectionId: 'conn_none' })).toThrow('conn_none');
	sandbox.reset();
	expect(await all('type=all', sandbox)).toHaveLength(60);
});

test('a subscription of long ago is over', async () => {
	const sandbox = await sandboxWith({ subscribers: 0 });
	const { id } = sandbox.addSubscriber({
		connectionId: 'conn_amber',
		at: Date.now() - 40 * 86_400_000,
	});
	expect(await all('type=active', sandbox)).toEqual([]);
	expect(await all('type=expired', sandbox)).toMatchObject([{ id }]);
});

test('pages of the latest go on by offset', async () => {
	const sandbox = await sandboxWith({ bucket: null });
	for (let nth = 0; nth < 25; nth += 1) sandbox.addSubscriber({ connectionId: 'conn_amber' });
	const found = await dated('latestType=new&startDate=2026-11-02', sandbox);
	expect(new Set(found.map(({ id }) => id)).size).toBe(25);
});

test('other types know no dates', async () => {
	const everyone = await all('type=all');
	expect(await all('type=all&startDate=2030-01-01&endDate=soon')).toEqual(everyone);
	const { json } = await call(its.sandbox, `${FANS}?type=latest&endDate=soon`);
	expect(json).toMatchObject({ type: 'BAD_REQUEST' });
});
