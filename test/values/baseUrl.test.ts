import { hasSameOrigin, readBaseUrl } from '../../nodes/OfAuth/values/baseUrl';
import { problemOf, valueOf } from './readings';

describe('readBaseUrl', () => {
	test.each([
		['https://api.ofauth.com', 'https://api.ofauth.com'],
		[' https://api.ofauth.com/ ', 'https://api.ofauth.com'],
		['https://proxy.example/ofauth//', 'https://proxy.example/ofauth'],
		['https://api.ofauth.com:8443', 'https://api.ofauth.com:8443'],
		['http://localhost:3000', 'http://localhost:3000'],
		['http://127.0.0.1:3000/', 'http://127.0.0.1:3000'],
		['http://127.1.2.3', 'http://127.1.2.3'],
		['http://[::1]:3000', 'http://[::1]:3000'],
	])('%j is read as %j', (given, expected) => {
		expect(valueOf(readBaseUrl(given))).toBe(expected);
	});

	test.each([
		'http://api.ofauth.com',
		'http://localhost.evil.test',
		'http://127.0.0.1.evil.test',
		'http://10.0.0.1',
		'http://[::2]',
		'http://0.0.0.0',
		'ftp://localhost',
		'file:///etc/hosts',
	])('%j would show the key to others', (given) => {
		expect(problemOf(readBaseUrl(given))).toMatch(/must begin with https/);
	});

	test.each([
		['api.ofauth.com'],
		[''],
		[undefined],
		[null],
		['https://'],
		['https://user@api.ofauth.com'],
		['https://user:word@api.ofauth.com'],
	])('%j is no address', (given) => {
		expect(problemOf(readBaseUrl(given))).toMatch(/is not an address/);
	});
});

describe.each(['https://api.ofauth.com', 'https://api.ofauth.com/base'])(
	'hasSameOrigin with %s',
	(BASE) => {
		test.each([
			'https://api.ofauth.com/v2/access/self',
			'https://API.OFAUTH.COM/x',
			'https://api.ofauth.com:443/x',
			'https://api.ofauth.com',
		])('%j stays', (address) => expect(hasSameOrigin(address, BASE)).toBe(true));

		test.each([
			'http://api.ofauth.com/x',
			'https://api.ofauth.com:8443/x',
			'https://api.ofauth.com.evil.test/x',
			'https://evil.test/api.ofauth.com',
			'https://api.ofauth.com@evil.test/x',
			'https://api.ofauth.com:x@evil.test/x',
			'https://ofauth.com/x',
			'//api.ofauth.com/x',
			'/v2/access/self',
			'',
		])('%j leaves', (address) => expect(hasSameOrigin(address, BASE)).toBe(false));

		test('two addresses without an origin are not the same', () => {
			expect(hasSameOrigin('nonsense', 'nonsense')).toBe(false);
			expect(hasSameOrigin('data:text/plain,a', 'https://api.ofauth.com')).toBe(false);
		});
	},
);
