import { execFile } from 'node:child_process';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';

import { Webhook } from 'svix';

import { eventRequestFrom } from '../../sandbox/eventOptions';
import {
	deliver,
	eventOf,
	SANDBOX_WEBHOOK_SECRET as secret,
	SANDBOX_WEBHOOK_URL,
} from '../../sandbox/webhooks';

interface Got {
	path?: string;
	headers: IncomingHttpHeaders;
	body: string;
}

let server: Server;
let url = '';
let got: Got[] = [];
/** What is answered in turn, 200 after the last; 0 = nothing. */
let answers: number[] = [];

beforeAll(async () => {
	server = createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			const body = Buffer.concat(parts).toString();
			got.push({ path: request.url, headers: request.headers, body });
			const status = answers.shift() ?? 200;
			if (status === 0) return;
			response.writeHead(status, { location: '/elsewhere' }).end(`answer ${status}`);
		});
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
});

beforeEach(() => {
	got = [];
	answers = [];
});

afterAll(() => {
	server.closeAllConnections();
	server.close();
});

const event = eventOf('connection.expired');
const backoffMs = () => 0;
const statuses = (attempts: Array<{ status: unknown }>) => attempts.map(({ status }) => status);

test('an event arrives whole and signed', async () => {
	const delivery = await deliver(event, { url, secret, id: 'msg_7' });
	const attempts = [{ status: 200, text: 'answer 200' }];
	expect(delivery).toEqual({ id: 'msg_7', isDelivered: true, attempts });
	expect(got).toHaveLength(1);
	const [{ path, headers, body }] = got;
	expect([path, headers['content-type']]).toEqual(['/hook', 'application/json']);
	expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toEqual(event);
});

test('after two 500s it comes again, with the same id and a new signature', async () => {
	answers = [500, 500, 204];
	const start = Date.now();
	const waits: number[] = [];
	const { id, isDelivered, attempts } = await deliver(event, {
		url,
		secret,
		now: () => start + got.length * 5000,
		backoffMs: (failed) => waits.push(failed) && 0,
	});
	expect([isDelivered, statuses(attempts), waits]).toEqual([true, [500, 500, 204], [1, 2]]);
	expect(got.map(({ headers }) => headers['svix-id'])).toEqual([id, id, id]);
	expect(new Set(got.map(({ body }) => body)).size).toBe(1);
	expect(new Set(got.map(({ headers }) => headers['svix-signature'])).size).toBe(3);
	for (const { headers, body } of got) {
		expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toEqual(event);
	}
});

test('five attempts and no more; only a 2xx will do, and no other address', async () => {
	answers = [500, 404, 302, 401, 503];
	const told: unknown[] = [];
	const onAttempt = ({ status }: { status: unknown }) => told.push(status);
	const { isDelivered, attempts } = await deliver(event, { url, secret, backoffMs, onAttempt });
	expect([isDelivered, statuses(attempts)]).toEqual([false, [500, 404, 302, 401, 503]]);
	expect(told).toEqual(statuses(attempts));
	expect(got.map(({ path }) => path)).toEqual(Array.from({ length: 5 }, () => '/hook'));
});

test('no answer in time, or nobody there, is an attempt too', async () => {
	answers = [0];
	const slow = await deliver(event, { url, secret, backoffMs, timeoutMs: 300, tries: 1 });
	expect(slow.attempts).toEqual([{ status: 'unanswered', text: expect.stringMatching(/time/i) }]);
	const nowhere = await deliver(event, { url: 'http://127.0.0.1:1/', secret, backoffMs, tries: 2 });
	expect(statuses(nowhere.attempts)).toEqual(['unanswered', 'unanswered']);
});

describe('npm run event', () => {
	/** What the command prints, and its exit code. */
	async function run(args: string[], env = {}) {
		const command = ['--import', 'tsx', 'sandbox/eventCli.ts', ...args];
		const options = { env: { ...process.env, ...env } };
		const done = await promisify(execFile)(process.execPath, command, options).then(
			(output) => ({ ...output, code: 0 }),
			(error: { stdout: string; stderr: string; code: number }) => error,
		);
		return { code: done.code, text: done.stdout + done.stderr };
	}

	test('sends one, prints what was answered and never the secret', async () => {
		const own = `whsec_${Buffer.from('another secret of 24 bytes or more').toString('base64')}`;
		const args = ['rules.updated', '--url', url, '--id', 'msg_9', '--scheme', 'svix'];
		const { code, text } = await run([...args, '--connection', 'conn_bella'], {
			OFAUTH_WEBHOOK_SECRET: own,
		});
		expect(code).toBe(0);
		expect(text).toContain('rules.updated of conn_bella');
		expect(text).toContain('200 answer 200');
		expect(text).toContain('msg_9');
		expect(text).not.toContain(own.slice(6, 20));
		const [{ headers, body }] = got;
		expect(headers['svix-id']).toBe('msg_9');
		new Webhook(own).verify(body, headers as Record<string, string>);
	});

	test('a word or a secret that is none is not repeated', async () => {
		const unknown = await run(['--secert', 'whsec_secretsecret']);
		expect([unknown.code, unknown.text.slice(0, 6)]).toEqual([2, 'Usage:']);
		const bad = await run(['--url', url, '--secret', 'whsec_!secretsecret']);
		expect(bad).toMatchObject({ code: 1, text: expect.stringContaining('base64') });
		expect(unknown.text + bad.text).not.toContain('secretsecret');
		expect(got).toEqual([]);
	});

	test('has defaults', () => {
		expect(eventRequestFrom([])).toEqual({
			type: 'connection.expired',
			url: SANDBOX_WEBHOOK_URL,
			secret,
			scheme: 'svix',
			connection: 'conn_amber',
			id: undefined,
		});
		const env = { OFAUTH_WEBHOOK_SECRET: 'b' };
		const given = eventRequestFrom(['--secret', 'a', 'connection.created'], env);
		expect(given).toMatchObject({ type: 'connection.created', secret: 'a' });
	});

	test.each([
		[['connection.gone']],
		[['rules.updated', 'rules.updated']],
		[['--scheme', 'hmac']],
		[['--url', 'localhost']],
		[['--url', 'ftp://a.example']],
		[['--url', 'https://me:word@a.example']],
		[['--secret', '']],
		[['--secret']],
		[['--help']],
	])('%p makes no sense', (args) => {
		expect(eventRequestFrom(args)).toBeUndefined();
	});
});
