import * as fc from 'fast-check';
import { sleep, type INodeExecutionData, type INodeParameters } from 'n8n-workflow';

import { sending } from '../../nodes/OfAuth/actions/massMessage/sending';
import { manyConnections, type SandboxOptions } from '../../sandbox';
import { credentialsFor, send, wordsOf } from '../actions/support';
import { startRun } from '../helpers/engine';
import { call, CREATE, sandboxWith } from '../sandbox/client';

const SENT = '/v2/access/analytics/mass-messages/sent';
const QUICK: SandboxOptions = { bucket: null, life: { queuedMs: 200, sendingMs: 1500 } };
const HOUR = 3_600_000;
const BODY = { text: 'The set', userLists: ['fans'], price: 5, mediaItems: [501] };
const linkOf = ({ pairedItem }: INodeExecutionData) => (pairedItem as { item: number }).item;

const waitFor = (options: INodeParameters = {}, more: INodeParameters = {}): INodeParameters => ({
	resource: 'massMessage',
	operation: 'waitUntilSent',
	massMessageId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
	connectionId: { __rl: true, mode: 'id', value: '={{ $json.connection }}' },
	options: { checkEvery: 1, ...options },
	...more,
});

/** A sandbox with a message for each body, and the items that wait for them. */
async function withMessages(options: SandboxOptions, bodies: object[]) {
	const sandbox = await sandboxWith(options);
	const items: Array<{ id: number; connection: string }> = [];
	for (const body of bodies) {
		const connection = 'conn_amber';
		const { json } = await call(sandbox, CREATE, { method: 'POST', connection, body });
		items.push({ id: json.id, connection });
	}
	sandbox.received.length = 0;
	return { sandbox, items };
}

test('50 messages of 5 connections ask 5 questions a round, and each comes out when it is sent', async () => {
	const connections = manyConnections(5);
	const sandbox = await sandboxWith({ ...QUICK, connections });
	const items = [];
	for (let index = 0; index < 50; index++) {
		const connection = connections[index % 5].id;
		const body = { ...BODY, text: `m${index}` };
		const { json } = await call(sandbox, CREATE, { method: 'POST', connection, body });
		items.push({ id: json.id, connection });
	}
	sandbox.received.length = 0;
	const { items: output, error } = await send(sandbox, { parameters: waitFor(), items });
	expect(error).toBeUndefined();
	expect(output.map(linkOf)).toEqual(items.map((_, item) => item));
	expect(output.map(({ json }) => json.id)).toEqual(items.map(({ id }) => id));
	for (const { json } of output) expect(Number(json.sentCount)).toBeGreaterThan(0);
	const { received } = sandbox;
	expect(received.every(({ path }) => path === SENT)).toBe(true);
	for (const { id } of connections) {
		const rounds = received.filter(({ connectionId }) => connectionId === id).length;
		expect(rounds).toBeGreaterThanOrEqual(3);
		// A wait of each message by itself would take two looks for every one of ten.
		expect(rounds).toBeLessThan(15);
	}
});

test('canceled it ends within a second', async () => {
	const { sandbox, items } = await withMessages({ ...QUICK, life: { sendingMs: HOUR } }, [BODY]);
	const credentials = credentialsFor(sandbox);
	const run = startRun({ credentials, parameters: waitFor({ checkEvery: 60 }), items });
	while (sandbox.received.length === 0) await sleep(5);
	await sleep(50);
	const canceledAt = performance.now();
	run.cancel();
	await run;
	expect(performance.now() - canceledAt).toBeLessThan(1000);
	await sleep(200);
	expect(sandbox.received).toHaveLength(1);
});

test('past Max Wait the error names the last state of each message', async () => {
	const inAnHour = new Date(Date.now() + HOUR).toISOString();
	const { sandbox, items } = await withMessages(
		{ bucket: null, life: { queuedMs: 30_000, sendingMs: HOUR }, members: 40_000 },
		[
			{ ...BODY, scheduledDate: inAnHour },
			{ ...BODY, userLists: [1001] },
		],
	);
	sandbox.advance(60_000);
	const { json } = await call(sandbox, CREATE, { method: 'POST', body: BODY });
	items.push({ id: json.id, connection: 'conn_amber' });
	const { error } = await send(sandbox, { parameters: waitFor({ maxWait: 1.5 }), items });
	const words = wordsOf(error);
	expect(words).toMatch(
		/Max Wait \(1.5 s\) is over: it is not among the sent messages.*\[item 0\]/,
	);
	expect(words).toMatch(/\[item 1\] Max Wait \(1.5 s\) is over: it has reached \d+ fans so far/);
	expect(words).toMatch(/\[item 2\] Max Wait \(1.5 s\) is over: it has reached nobody so far/);
	expect(words).toContain('Done: 0 of 3 items. Running it again does no harm.');
	expect(words).toContain('Raise Options → Max Wait (Seconds).');
});

test('each item has its own Max Wait, and with On Error each its own end', async () => {
	const { sandbox, items } = await withMessages(QUICK, [BODY, BODY]);
	const { items: output, errorItems } = await send(sandbox, {
		parameters: waitFor({ maxWait: '={{ $itemIndex === 0 ? 0 : 60 }}' }),
		items,
		settings: { onError: 'continueErrorOutput' },
	});
	expect(output.map(linkOf)).toEqual([1]);
	expect(errorItems.map(linkOf)).toEqual([0]);
	expect(errorItems[0].json.error).toContain('Max Wait (0 s) is over');
});

test('one that is unsent on its way ends the wait with that, and the others are waited for', async () => {
	const life = { queuedMs: 0, sendingMs: 2500 };
	const { sandbox, items } = await withMessages({ bucket: null, life }, [BODY, BODY]);
	const running = send(sandbox, {
		parameters: waitFor({ maxWait: 30 }),
		items,
		settings: { onError: 'continueRegularOutput' },
	});
	while (sandbox.received.length === 0) await sleep(5);
	await call(sandbox, `${CREATE}/${items[0].id}`, { method: 'DELETE' });
	const { items: output } = await running;
	expect(output[0].json.error).toMatch(
		/It was unsent, or canceled, after it had reached \d+ fans?/,
	);
	expect(output[1].json).toMatchObject({ id: items[1].id, isCanceled: false });
});

test('one that was canceled before its date, and an unknown ID, end the wait and not Max Wait', async () => {
	const inAnHour = new Date(Date.now() + HOUR).toISOString();
	const { sandbox, items } = await withMessages(QUICK, [{ ...BODY, scheduledDate: inAnHour }]);
	await call(sandbox, `${CREATE}/${items[0].id}`, { method: 'DELETE' });
	items.push({ id: 999, connection: 'conn_amber' });
	const { items: output } = await send(sandbox, {
		parameters: waitFor({ maxWait: 60 }),
		items,
		settings: { onError: 'continueRegularOutput' },
	});
	for (const { json } of output)
		expect(json.error).toContain('neither among the sent ones nor by its ID: it was unsent or');
});

test('one that the list shows late is no message that is gone', async () => {
	const late = { ...QUICK, sent: { lagMs: 4500 }, massMessagePaths: 'scheduled' } as const;
	const { sandbox, items } = await withMessages(late, [BODY]);
	const { items: output, error } = await send(sandbox, { parameters: waitFor(), items });
	expect(error).toBeUndefined();
	expect(output[0].json.id).toBe(items[0].id);
});

test('a connection that may not ask for one message still learns of it from the list', async () => {
	const { sandbox, items } = await withMessages({ ...QUICK, sent: { lagMs: 3500 } }, [BODY]);
	sandbox.fault({ match: { path: /7001$/ }, status: 403, times: Infinity });
	const { error } = await send(sandbox, { parameters: waitFor(), items });
	expect(error).toBeUndefined();
	expect(sandbox.received.some(({ status }) => status === 403)).toBe(true);
});

test('broken answers about one message do not keep Max Wait from ending', async () => {
	const inAnHour = new Date(Date.now() + HOUR).toISOString();
	const { sandbox, items } = await withMessages(QUICK, [{ ...BODY, scheduledDate: inAnHour }]);
	sandbox.fault({ match: { path: /7001$/ }, status: 502, times: Infinity });
	const { error } = await send(sandbox, { parameters: waitFor({ maxWait: 3 }), items });
	expect(error?.message).toContain('Max Wait (3 s) is over');
});

test('rate limits and broken answers in any round only delay it', async () => {
	const { sandbox, items } = await withMessages(QUICK, [BODY]);
	const match = { path: SENT };
	sandbox.fault({ match, skip: 1, status: 429, headers: { 'retry-after': '1' } });
	sandbox.fault({ match, skip: 1, status: 502 });
	const { items: output, error } = await send(sandbox, { parameters: waitFor(), items });
	expect(error).toBeUndefined();
	expect(output).toHaveLength(1);
});

test('an error that OFAuth reports of the message ends the wait with that', async () => {
	const { sandbox, items } = await withMessages(QUICK, [BODY]);
	const entry = { id: 7001, sentCount: 3, hasError: true };
	sandbox.fault({ match: { path: SENT }, body: { hasMore: false, items: [entry] } });
	const { error } = await send(sandbox, { parameters: waitFor(), items });
	expect(error?.message).toContain(
		'OFAuth reports an error of it (hasError) after it had reached 3 fans',
	);
});

test('it is sent where some have it and their number stands still, and never before', () => {
	const count = fc.nat({ max: 5 });
	const entries = fc.record({ sentCount: count, isCanceled: fc.boolean(), hasError: fc.boolean() });
	fc.assert(
		fc.property(fc.array(fc.option(entries, { nil: undefined }), { minLength: 2 }), (looks) => {
			looks.slice(1).forEach((entry, index) => {
				const { state } = sending.progressOf(entry, looks[index]);
				const isStill = entry !== undefined && looks[index]?.sentCount === entry.sentCount;
				const isWell = !entry?.isCanceled && !entry?.hasError;
				const isSent = isWell && isStill && Number(entry?.sentCount) > 0;
				expect(state === 'done').toBe(isSent);
				expect(state === 'failed').toBe(!isWell);
			});
		}),
	);
});
