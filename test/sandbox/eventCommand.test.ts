/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- starts a command */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { Webhook } from 'svix';

import { eventRequestFrom } from '../../sandbox/eventOptions';
import { SANDBOX_WEBHOOK_SECRET as secret, SANDBOX_WEBHOOK_URL } from '../../sandbox/webhooks';
import { useReceiver } from './webhookReceiver';

const its = useReceiver();

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
	const args = ['rules.updated', '--url', its.url, '--id', 'msg_9', '--scheme', 'svix'];
	const { code, text } = await run([...args, '--connection', 'conn_bella'], {
		OFAUTH_WEBHOOK_SECRET: own,
	});
	expect(code).toBe(0);
	expect(text).toContain('rules.updated of conn_bella');
	expect(text).toContain('200 answer 200');
	expect(text).toContain('msg_9');
	expect(text).not.toContain(own.slice(6, 20));
	const [{ headers, body }] = its.got;
	expect(headers['svix-id']).toBe('msg_9');
	new Webhook(own).verify(body, headers);
});

test('a word or a secret that is none is not repeated', async () => {
	const unknown = await run(['--secert', 'whsec_secretsecret']);
	expect([unknown.code, unknown.text.slice(0, 6)]).toEqual([2, 'Usage:']);
	const bad = await run(['--url', its.url, '--secret', 'whsec_!secretsecret']);
	expect(bad).toMatchObject({ code: 1, text: expect.stringContaining('base64') });
	expect(unknown.text + bad.text).not.toContain('secretsecret');
	expect(its.got).toEqual([]);
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
