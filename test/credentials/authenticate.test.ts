import type { IHttpRequestOptions } from 'n8n-workflow';

import { OfAuthApi } from '../../credentials/OfAuthApi.credentials';

const BASE = 'https://api.ofauth.com';
const CREDENTIAL = { apiKey: ' sk_live_1 ', connectionId: ' conn_own ', baseUrl: BASE };
const SELF = `${BASE}/v2/access/self`;

/** A request as any node may hand it over, in today's or the legacy form. */
type AnyRequest = Partial<IHttpRequestOptions> & { uri?: string };

async function sign(request: AnyRequest, credential: object = CREDENTIAL) {
	const sign = new OfAuthApi().authenticate;
	return await sign(credential as never, request as IHttpRequestOptions);
}

describe('headers', () => {
	test('the key and the credential’s connection, blanks around them dropped', async () => {
		const { headers } = await sign({ url: SELF, headers: { accept: 'text/plain' } });
		expect(headers).toEqual({
			accept: 'text/plain',
			apiKey: 'sk_live_1',
			'x-connection-id': 'conn_own',
		});
	});

	test.each(['x-connection-id', 'X-Connection-ID', 'X-CONNECTION-ID', 'x-Connection-Id'])(
		'a connection chosen as %s is never overwritten',
		async (name) => {
			const { headers } = await sign({ url: SELF, headers: { [name]: 'conn_chosen' } });
			expect(headers).toEqual({ apiKey: 'sk_live_1', [name]: 'conn_chosen' });
		},
	);

	test.each([{ connectionId: '' }, { connectionId: '  ' }, { connectionId: undefined }])(
		'no connection of the credential (%j), no header',
		async (data) => {
			const { headers } = await sign({ url: SELF }, { ...CREDENTIAL, ...data });
			expect(headers).toEqual({ apiKey: 'sk_live_1' });
		},
	);

	test('the request that was handed over is not changed', async () => {
		const request: AnyRequest = { url: SELF, headers: {}, method: 'POST', body: { a: 1 } };
		const before = structuredClone(request);
		const signed = await sign(request);
		expect(request).toEqual(before);
		expect(signed).toMatchObject({ url: SELF, method: 'POST', body: { a: 1 } });
	});

	test('redirects are off in both forms of a request', async () => {
		expect(await sign({ url: SELF, disableFollowRedirect: false })).toMatchObject({
			disableFollowRedirect: true,
			followRedirect: false,
			followAllRedirects: false,
		});
	});
});

describe('stays at Base URL', () => {
	test.each<[AnyRequest]>([
		[{ url: SELF }],
		[{ uri: SELF }],
		[{ url: '/v2/access/self', baseURL: BASE }],
		[{ url: 'v2/access/self', baseURL: `${BASE}/` }],
		[{ uri: '/v2/access/self', baseURL: BASE }],
		[{ url: SELF, baseURL: BASE }],
		[{ url: 'HTTPS://API.OFAUTH.COM/v2' }],
	])('%j', async (request) => {
		expect((await sign(request)).headers).toMatchObject({ apiKey: 'sk_live_1' });
	});
});

describe('leaves Base URL: refused, and the key goes nowhere', () => {
	test.each<[AnyRequest]>([
		[{ url: 'https://evil.test/v2' }],
		[{ uri: 'https://evil.test/v2' }],
		[{ url: 'https://api.ofauth.com/v2', uri: 'https://evil.test/v2' }],
		[{ url: '/v2', baseURL: 'https://evil.test' }],
		[{ uri: '/v2', baseURL: 'https://evil.test' }],
		[{ url: 'https://evil.test/v2', baseURL: BASE }],
		[{ uri: 'https://evil.test/v2', baseURL: BASE }],
		[{ url: '//evil.test/v2', baseURL: BASE }],
		[{ url: '//evil.test/v2' }],
		[{ url: '\\\\evil.test/v2', baseURL: BASE }],
		[{ url: '/\\evil.test/v2', baseURL: BASE }],
		[{ url: '/\t/evil.test/v2', baseURL: BASE }],
		[{ url: ' //evil.test/v2', baseURL: BASE }],
		[{ url: 'https:\\\\evil.test/v2', baseURL: BASE }],
		[{ url: 'https:evil.test/v2' }],
		[{ url: `${BASE}@evil.test/v2` }],
		[{ url: `https://api.ofauth.com:x@evil.test/v2` }],
		[{ url: `${BASE}.evil.test/v2` }],
		[{ url: `${BASE}:8443/v2` }],
		[{ url: 'http://api.ofauth.com/v2' }],
		[{ url: 'ftp://api.ofauth.com/v2' }],
		[{ url: '/v2/access/self' }],
		[{ url: '' }],
		[{}],
	])('%j', async (request) => {
		await expect(sign(request)).rejects.toThrow(/works only for https:\/\/api\.ofauth\.com/);
		await expect(sign(request)).rejects.not.toThrow(/sk_live_1/);
	});
});

describe('Base URL itself', () => {
	test.each(['http://127.0.0.1:3000', 'http://localhost:3000', 'http://[::1]:3000'])(
		'%s: http on loopback',
		async (baseUrl) => {
			const signed = await sign({ url: `${baseUrl}/v2` }, { ...CREDENTIAL, baseUrl });
			expect(signed.headers).toMatchObject({ apiKey: 'sk_live_1' });
		},
	);

	test.each(['http://api.ofauth.com', 'http://10.0.0.1', 'http://127.0.0.1.evil.test', 'x', ''])(
		'%j is refused',
		async (baseUrl) => {
			const signed = sign({ url: `${baseUrl}/v2` }, { ...CREDENTIAL, baseUrl });
			await expect(signed).rejects.toThrow(/^Base URL of the OFAuth credential: /);
		},
	);
});
