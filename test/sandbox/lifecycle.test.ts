import { sleep } from 'n8n-workflow';

import { startSandbox, type ReceivedRequest } from '../../sandbox';
import { call, create, VALID } from './client';

test('close ends at once, whatever is still open', async () => {
	const sandbox = await startSandbox();
	await create(sandbox);
	sandbox.fault({ delayMs: 60_000 });
	sandbox.fault({ delayMs: 60_000, create: true, status: 500 });
	const waiting = [create(sandbox), create(sandbox)].map(
		async (sent) => await sent.catch(() => 'gone'),
	);
	while (sandbox.received.length < 3 || sandbox.messages.length < 2) await sleep(1);

	const start = Date.now();
	await sandbox.close();
	expect(await Promise.all(waiting)).toEqual(['gone', 'gone']);
	expect(Date.now() - start).toBeLessThan(500);
	await expect(call(sandbox, '/v2/account/whoami')).rejects.toThrow();
	expect(sandbox.messages).toHaveLength(2);
	await sandbox.close();
});

test('peakInFlight counts what is being answered at once', async () => {
	const sandbox = await startSandbox();
	for (let sent = 0; sent < 5; sent++) await create(sandbox);
	expect(sandbox.peakInFlight).toBe(1);
	sandbox.reset();
	expect(sandbox.peakInFlight).toBe(0);

	sandbox.fault({ delayMs: 60_000, times: Infinity });
	const waiting = Array.from({ length: 40 }, async () => await create(sandbox).catch(() => 'gone'));
	while (sandbox.received.length < 40) await sleep(1);
	expect(sandbox.peakInFlight).toBe(40);
	await sandbox.close();
	await Promise.all(waiting);
});

test('a request is on record while it waits, and reported when answered', async () => {
	const answered: ReceivedRequest[] = [];
	const sandbox = await startSandbox({ onAnswered: (request) => answered.push(request) });
	sandbox.fault({ delayMs: 50 });
	const sent = create(sandbox);
	while (!sandbox.received[0]?.body) await sleep(1);
	expect(sandbox.received[0]).toMatchObject({ status: 0, body: VALID });
	await sent;
	const { received } = sandbox;
	expect(received[0].status).toBe(200);
	expect(answered).toContain(received[0]);
	sandbox.reset();
	expect(received).toEqual([]);
	expect((await create(sandbox)).json.id).toBe(7001);
	await sandbox.close();
});

test('two sandboxes run side by side; a taken port is an error', async () => {
	const [one, two] = await Promise.all([startSandbox(), startSandbox()]);
	await create(one);
	expect([one.messages.length, two.messages.length]).toEqual([1, 0]);
	const port = Number(new URL(one.url).port);
	await expect(startSandbox({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
	await Promise.all([one.close(), two.close()]);
});
