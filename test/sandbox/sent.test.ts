import type { SandboxOptions } from '../../sandbox';
import { call, create, sandboxWith } from './client';

const SENT = '/v2/access/analytics/mass-messages/sent';
const start = Date.parse('2026-12-01T10:00:00Z');
const connectionId = 'conn_amber';

type Sent = { hasMore: boolean; items: Array<{ id: number; date: string }> };

/** A sandbox whose `sent` behaves like this: how to ask it, and how to add a message of that many seconds ago. */
async function sentWith(sent: SandboxOptions['sent']) {
	const sandbox = await sandboxWith({ sent, now: () => start, bucket: null });
	return {
		get: async (query = ''): Promise<Sent> => (await call(sandbox, `${SENT}?${query}`)).json,
		add(ago: number, body?: object) {
			const at = start - ago * 1000;
			sandbox.addMessage({ connectionId, body: { text: 'a', ...body }, at });
		},
	};
}

const ids = ({ items }: Sent) => items.map(({ id }) => id);

test('newest first, ten at once, dates in whole seconds, an offset changes nothing', async () => {
	const { get, add } = await sentWith({});
	for (let nth = 0; nth < 12; nth += 1) add(nth / 2);
	const first = await get();
	expect(first.hasMore).toBe(true);
	expect(ids(first)).toEqual([7001, 7003, 7002, 7005, 7004, 7007, 7006, 7009, 7008, 7011]);
	expect(first.items[2].date).toBe('2026-12-01T09:59:59+00:00');
	expect(ids(await get('offset=5'))).toEqual(ids(first));
	expect(await get('limit=12')).toMatchObject({ hasMore: false });
});

test('by date, both ends included', async () => {
	const { get, add } = await sentWith({});
	for (const ago of [0, 10, 20, 30]) add(ago);
	expect(ids(await get('endDate=2026-12-01T09:59:50Z'))).toEqual([7002, 7003, 7004]);
	expect(ids(await get('startDate=2026-12-01T09:59:40.900Z'))).toEqual([7001, 7002, 7003]);
	expect(ids(await get('endDate=2026-11-30'))).toEqual([]);
	expect(await get('endDate=soon')).toMatchObject({ type: 'BAD_REQUEST' });
});

test('500 of them, 60 in one second, can be read by walking endDate back', async () => {
	const { get, add } = await sentWith({});
	for (let nth = 0; nth < 500; nth += 1) add(nth < 60 ? 0 : nth);
	const known = new Set<number>();
	let end = '';
	for (let more = true; more;) {
		const { items } = await get(`limit=100${end && `&endDate=${encodeURIComponent(end)}`}`);
		more = items.some(({ id }) => !known.has(id));
		for (const { id } of items) known.add(id);
		end = items.at(-1)?.date ?? '';
	}
	expect(known.size).toBe(500);
	expect((await get('limit=500')).items).toHaveLength(100);
});

test('a fresh one lags', async () => {
	const { get, add } = await sentWith({ lagMs: 20_000 });
	add(19);
	add(20);
	expect(ids(await get())).toEqual([7002]);
});

test('hasMore without end, and an endDate that is ignored', async () => {
	const { get, add } = await sentWith({ endlessHasMore: true, ignoresEndDate: true });
	add(0);
	expect(await get('endDate=2020-01-01')).toMatchObject({ hasMore: true, items: [{ id: 7001 }] });
});

test.each([
	['plain', '**B** & *i* 2*3*4\nx', true, 'B & i 2*3*4\nx'],
	['html', '**B**', true, '<p><strong>B</strong></p>'],
	['asSent', '**B**', true, '**B**'],
	['plain', '<b>B</b> &amp; c', false, 'B & c'],
] as const)('rawText can be %s', async (rawText, text, isMarkdown, expected) => {
	const { get, add } = await sentWith({ rawText });
	add(0, { text, isMarkdown, price: 3, mediaItems: [502, 501], previewMediaCount: 1 });
	expect((await get()).items).toMatchObject([
		{
			rawText: expected,
			price: '3.00',
			isFree: false,
			mediaCount: 2,
			media: [{ id: 502 }, { id: 501 }],
			previews: [{ id: 502, type: 'video' }],
		},
	]);
});

test('what somebody else sent is shown beside what was created here, with ids of its own', async () => {
	const sandbox = await sandboxWith({ now: () => start });
	const other = sandbox.addMessage({ connectionId, body: { text: 'Hello' } });
	const { json } = await create(sandbox, { text: 'Hello' });
	expect([other.id, json.id]).toEqual([7001, 7002]);
	expect(sandbox.messages).toMatchObject([{ id: 7002 }]);
	expect(ids((await call(sandbox, SENT)).json)).toEqual([7002, 7001]);
	expect(ids((await call(sandbox, SENT, { connection: 'conn_bella' })).json)).toEqual([]);
});
