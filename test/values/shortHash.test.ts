import { shortHash } from '../../nodes/OfAuth/values/shortHash';

test('is the same for the same, as text and as bytes, and another for anything else', () => {
	expect(shortHash('a sale', 11)).toBe(shortHash(Buffer.from('a sale'), 11));
	const names = Array.from({ length: 10_000 }, (_, nth) => shortHash(String(nth), 11));
	expect(new Set(names).size).toBe(names.length);
	expect(names.filter((name) => /^[\w-]{11}$/.test(name))).toHaveLength(names.length);
});

test('is the beginning of SHA-256 in base64url', () => {
	// RFC 6234's "abc": ba7816bf 8f01cfea ...
	expect(Buffer.from(shortHash('abc', 16), 'base64url').toString('hex')).toBe(
		'ba7816bf8f01cfea414140de',
	);
});
