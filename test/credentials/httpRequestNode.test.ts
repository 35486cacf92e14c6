import { ENDPOINTS } from '../../sandbox/api/endpoint';
import { credentialsFor, wordsOf } from '../actions/support';
import { runNode } from '../helpers/engine';
import { useSandbox } from '../sandbox/client';
import { callerNode, type SigningHelper } from './callerNode';

const its = useSandbox();
const elsewhere = useSandbox();
const HELPERS: SigningHelper[] = ['httpRequestWithAuthentication', 'requestWithAuthentication'];
const SELF = '/v2/access/self';

describe.each(HELPERS)('%s', (helper) => {
	const call = async (request: object) =>
		await runNode({
			nodeType: callerNode(helper, { method: 'GET', json: true, ...request }),
			credentials: credentialsFor(its.sandbox),
		});
	const address = helper === 'requestWithAuthentication' ? 'uri' : 'url';

	test('reaches any endpoint with the key and the credential’s connection', async () => {
		const { error, items } = await call({ [address]: `${its.sandbox.url}${SELF}` });
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ answer: { username: 'amberlane' } });
		expect(its.sandbox.received[0].headers).toMatchObject({
			apikey: 'sk_sandbox_demo',
			'x-connection-id': 'conn_amber',
		});
	});

	test('signs a request to every one of OFAuth’s endpoints', async () => {
		for (const { method, path } of ENDPOINTS) {
			const filled = path.replace(/\{\w+\}/g, '1');
			await call({ [address]: `${its.sandbox.url}${filled}`, method });
			expect(its.sandbox.received.at(-1)).toMatchObject({
				method,
				path: filled,
				headers: { apikey: 'sk_sandbox_demo', 'x-connection-id': 'conn_amber' },
			});
		}
		expect(its.sandbox.received).toHaveLength(ENDPOINTS.length);
	}, 60_000);

	test('the connection that the user has put into the headers stays', async () => {
		const headers = { 'X-Connection-ID': 'conn_bella' };
		const { items } = await call({ [address]: `${its.sandbox.url}${SELF}`, headers });
		expect(items[0].json).toMatchObject({ answer: { username: 'bellafrost' } });
		expect(its.sandbox.received.map(({ connectionId }) => connectionId)).toEqual(['conn_bella']);
	});

	test.each([301, 302, 303, 307, 308])('a %s to another host leaks nothing', async (status) => {
		for (const method of ['GET', 'POST']) {
			its.sandbox.reset();
			const headers = { location: `${elsewhere.sandbox.url}${SELF}` };
			its.sandbox.fault({ match: { path: SELF }, status, headers });
			its.sandbox.fault({ match: { method: 'POST' }, status, headers });
			const path = method === 'GET' ? SELF : '/v2/access/mass-messages';
			await call({
				[address]: `${its.sandbox.url}${path}`,
				method,
				followRedirect: true,
				followAllRedirects: true,
				disableFollowRedirect: false,
				...(method === 'POST' ? { body: { text: 'x' } } : {}),
			});
			expect(its.sandbox.received.map((request) => request.status)).toEqual([status]);
			expect(elsewhere.sandbox.received).toEqual([]);
		}
	});

	test('a request to another host is not made', async () => {
		const { url } = elsewhere.sandbox;
		for (const request of [{ [address]: `${url}${SELF}` }, { [address]: SELF, baseURL: url }]) {
			const { error } = await call(request);
			expect(wordsOf(error)).toMatch(/works only for http:\/\/127\.0\.0\.1/);
		}
		expect(elsewhere.sandbox.received).toEqual([]);
		expect(its.sandbox.received).toEqual([]);
	});
});

test('both addresses given: what is checked is what is called', async () => {
	for (const helper of HELPERS) {
		const own = `${its.sandbox.url}${SELF}`;
		const other = `${elsewhere.sandbox.url}${SELF}`;
		for (const request of [
			{ url: own, uri: other },
			{ url: other, uri: own },
			{ url: '', uri: other, baseURL: its.sandbox.url },
		]) {
			await runNode({
				nodeType: callerNode(helper, { method: 'GET', json: true, ...request }),
				credentials: credentialsFor(its.sandbox),
			});
		}
	}
	expect(elsewhere.sandbox.received).toEqual([]);
});
