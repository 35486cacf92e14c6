import type { Sandbox } from '../../sandbox';
import { call, CREATE, create, sandboxWith, useSandbox } from './client';

const SENT = '/v2/access/analytics/mass-messages/sent';
const start = Date.parse('2026-12-01T10:00:00Z');
const HOUR = 3_600_000;
const its = useSandbox({ now: () => start, bucket: null });

const remove = async (sandbox: Sandbox, path: string, connection?: string) =>
	await call(sandbox, path, { method: 'DELETE', connection });

test('a sent one is taken back: its numbers end, and it is gone but for its entry in sent', async () => {
	await create(its.sandbox, { text: 'a', price: 5 });
	its.sandbox.advance(HOUR);
	const { json } = await remove(its.sandbox, `${CREATE}/7001`);
	expect(json).toMatchObject({
		success: true,
		queue: { id: 7001, isCanceled: true, canUnsend: false, unsendSeconds: 0, sentCount: 48 },
	});
	expect(its.sandbox.messages[0].canceledAt).toBe(start + HOUR);
	const before = (await call(its.sandbox, SENT)).json.items;
	its.sandbox.advance(100 * HOUR);
	expect((await call(its.sandbox, SENT)).json.items).toEqual(before);
	expect(before).toMatchObject([
		{ isCanceled: true, canUnsend: false, purchasedCount: json.queue.purchasedCount },
	]);
	for (const method of ['GET', 'DELETE']) {
		const gone = await call(its.sandbox, `${CREATE}/7001`, { method });
		expect([gone.status, gone.json.type]).toEqual([404, 'RESOURCE_NOT_FOUND']);
	}
});

test('a scheduled one never goes', async () => {
	await create(its.sandbox, { text: 'a', scheduledDate: new Date(start + HOUR).toISOString() });
	expect((await remove(its.sandbox, `${CREATE}/7001`)).json.queue).toMatchObject({ sentCount: 0 });
	its.sandbox.advance(2 * HOUR);
	expect((await call(its.sandbox, SENT)).json.items).toEqual([]);
});

test("another connection's is not found, and stays", async () => {
	await create(its.sandbox);
	expect((await remove(its.sandbox, `${CREATE}/7001`, 'conn_bella')).status).toBe(404);
	expect((await call(its.sandbox, `${CREATE}/7001`)).status).toBe(200);
});

test('too late, it says so and does nothing', async () => {
	const sandbox = await sandboxWith({ now: () => start, life: { unsendMs: HOUR } });
	await create(sandbox);
	sandbox.advance(HOUR);
	expect((await call(sandbox, `${CREATE}/7001`)).json).toMatchObject({ canUnsendQueue: false });
	expect((await remove(sandbox, `${CREATE}/7001`)).json).toEqual({ success: false });
	expect(sandbox.messages[0].canceledAt).toBeUndefined();
});

test.each([
	['plain', [200, 404]],
	['scheduled', [404, 200]],
	['both', [200, 200]],
] as const)('by id at the paths: %s', async (massMessagePaths, expected) => {
	const sandbox = await sandboxWith({ massMessagePaths });
	for (const [method, body] of [
		['GET', undefined],
		['PUT', { text: 'b' }],
		['DELETE', undefined],
	] as const) {
		const statuses: number[] = [];
		for (const path of [CREATE, `${CREATE}/scheduled`]) {
			const { json } = await create(sandbox, { text: 'a' });
			const answer = await call(sandbox, `${path}/${json.id}`, { method, body });
			statuses.push(answer.status);
			if (answer.status === 404) expect(answer.json.type).toBe('ROUTE_NOT_FOUND');
		}
		expect([method, statuses]).toEqual([method, expected]);
	}
});
