/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- a server for tests, which are not published */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { startSandbox, type Sandbox } from '../../sandbox';
import { PollingWorkflow } from '../helpers/polling';
import { BEGIN, onTestTime } from './lives';

const MINUTE = 60_000;
const NEW_TRANSACTION = { event: 'newTransaction' };

describe('an answer that never ends', () => {
	let server: Server;
	beforeAll(async () => {
		server = createServer((_request, response) => {
			response.writeHead(200, { 'content-type': 'application/json' });
			const timer = setInterval(() => response.write(' '), 50);
			response.on('close', () => clearInterval(timer));
		});
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		const { timeout } = AbortSignal;
		jest
			.spyOn(AbortSignal, 'timeout')
			.mockImplementation((ms) => timeout.call(AbortSignal, ms / 50));
	});
	afterAll(() => {
		jest.restoreAllMocks();
		server.close();
	});

	test.each(['one', 'every'])('ends the poll of %s connection', async (connections) => {
		const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		const parameters = { ...NEW_TRANSACTION, connections };
		const workflow = new PollingWorkflow({ url } as Sandbox, { parameters });
		await expect(workflow.activate()).rejects.toThrow('cut off before the answer');
	});
});

describe('a list of connections that takes all the time of a poll', () => {
	let sandbox: Sandbox;
	onTestTime();
	beforeAll(async () => {
		sandbox = await startSandbox({ bucket: null });
	});
	afterAll(async () => await sandbox.close());

	test('is told of, after a quarter of an hour', async () => {
		let now = BEGIN;
		jest.setSystemTime(now);
		const parameters = { ...NEW_TRANSACTION, connections: 'every' };
		const workflow = new PollingWorkflow(sandbox, { parameters });
		await workflow.activate();
		const told: number[] = [];
		for (let minute = 1; minute <= 20; minute++) {
			jest.setSystemTime((now += MINUTE));
			sandbox.received.length = 0;
			const clock = jest.spyOn(Date, 'now');
			clock.mockImplementation(() => now + (sandbox.received.length > 0 ? MINUTE / 2 : 0));
			await workflow.tick().catch((error: Error) => {
				expect(error.message).toContain('took so long to list the connections');
				told.push(minute);
			});
			clock.mockRestore();
		}
		expect(told).toEqual([16]);
	});
});
