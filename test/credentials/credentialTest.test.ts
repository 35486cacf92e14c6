import { startSandbox, type Fault } from '../../sandbox';
import { credentialsFor } from '../actions/support';
import { useSandbox } from '../sandbox/client';
import { testCredential } from './tester';

const GOOD = 'Connection successful!';
const its = useSandbox();
const test1 = async (data: Record<string, string> = {}) =>
	await testCredential(credentialsFor(its.sandbox, data).main);

test('a good key with a good connection', async () => {
	expect(await test1()).toBe(GOOD);
	expect(its.sandbox.received.map(({ method, path }) => [method, path])).toEqual([
		['GET', '/v2/access/self'],
	]);
	expect(its.sandbox.received[0].headers).toMatchObject({
		apikey: 'sk_sandbox_demo',
		'x-connection-id': 'conn_amber',
	});
});

test('a good key without a connection', async () => {
	expect(await test1({ connectionId: '' })).toBe(GOOD);
	expect(its.sandbox.received.map(({ path }) => path)).toEqual(['/v2/account/whoami']);
	expect(its.sandbox.received[0].connectionId).toBeUndefined();
});

test.each([' ', '/', '// '])(
	'Base URL with %j at its end works here as it does in the node',
	async (end) => {
		expect(await test1({ baseUrl: `${its.sandbox.url}${end}` })).toBe(GOOD);
	},
);

const WORDS: Record<string, RegExp> = {
	'wrong key': /does not know this API key.*Copy it again/,
	'unknown connection': /no session for this Connection ID.*Check the ID/,
	'expired connection': /session of this connection has expired.*Connect the account again/,
	'HTML page': /did not come from the OFAuth API.*Check Base URL/,
	'no scope': /lacks the scope.*Sending may still work/,
};

test('each thing that can be wrong has words of its own', async () => {
	const said: Record<string, string> = {};
	said['wrong key'] = await test1({ apiKey: 'sk_wrong' });
	expect(await test1({ apiKey: 'sk_wrong', connectionId: '' })).toBe(said['wrong key']);
	said['unknown connection'] = await test1({ connectionId: 'conn_nobody' });
	said['expired connection'] = await test1({ connectionId: 'conn_dana' });
	its.sandbox.fault({
		match: { path: '/v2/access/self' },
		status: 502,
		body: '<html><title>502 Bad Gateway</title></html>',
		contentType: 'text/html',
	});
	said['HTML page'] = await test1();

	const limited = await startSandbox({ accountScope: false });
	said['no scope'] = await testCredential(credentialsFor(limited, { connectionId: '' }).main);
	expect(await testCredential(credentialsFor(limited).main)).toBe(GOOD);
	await limited.close();

	for (const [what, words] of Object.entries(WORDS)) expect(said[what]).toMatch(words);
	expect(new Set(Object.values(said)).size).toBe(Object.keys(WORDS).length);
});

test.each<[string, Fault, RegExp]>([
	['a session that says it is not signed in', { body: { id: 5, isAuth: false } }, /has expired/],
	['a rate limit', { status: 429, body: { type: 'RATE_LIMIT_EXCEEDED' } }, /Wait a minute/],
	['an earlier error body', { status: 401, body: { code: 'AUTH_INVALID_KEY' } }, /not know this/],
	['an expired key', { status: 401, body: { code: 'AUTH_KEY_EXPIRED' } }, /key has expired/],
	['a missing permission', { status: 403, body: { type: 'FORBIDDEN' } }, /lacks the scope/],
	['an empty body', { status: 200, body: undefined }, /did not come from the OFAuth API/],
	[
		'a 500 in JSON',
		{ status: 500, body: { error: 'x', type: 'INTERNAL' } },
		/did not come|internal/,
	],
	['text', { status: 200, body: 'It works!' }, /did not come from the OFAuth API/],
	[
		'JSON of something else',
		{ status: 200, body: { ok: true } },
		/did not come from the OFAuth API/,
	],
])('%s is not green', async (_name, fault, words) => {
	its.sandbox.fault({ match: { path: '/v2/access/self' }, ...fault });
	expect(await test1()).toMatch(words);
});

test('a redirect is not followed and not green', async () => {
	const elsewhere = await startSandbox();
	const headers = { location: `${elsewhere.url}/v2/access/self` };
	its.sandbox.fault({ match: { path: '/v2/access/self' }, status: 302, headers });
	expect(await test1()).not.toBe(GOOD);
	expect(elsewhere.received).toEqual([]);
	await elsewhere.close();
});

test('a Base URL that would show the key is told, and nothing is sent', async () => {
	expect(await test1({ baseUrl: 'http://192.0.2.1' })).toMatch(/must begin with https:\/\//);
	expect(its.sandbox.received).toEqual([]);
});

test('no test shows the key', async () => {
	const wrong: Array<Record<string, string>> = [
		{ apiKey: 'sk_wrong' },
		{ baseUrl: 'http://127.0.0.1:9' },
		{ baseUrl: 'x' },
	];
	for (const data of wrong) {
		expect(await test1(data)).not.toMatch(/sk_/);
	}
});
