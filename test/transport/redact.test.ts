import * as fc from 'fast-check';

import { redact } from '../../nodes/OfAuth/transport/redact';

const KEY = 'sk_live_"\\x/é';

test('the secret is gone from values and from names, at any depth', () => {
	const data = { [KEY]: 1, deep: [{ text: `a ${KEY} b ${KEY}` }], [`x-${KEY}`]: KEY };
	const masked = redact(data, KEY);
	expect(JSON.stringify(masked)).not.toContain(JSON.stringify(KEY).slice(1, -1));
	expect(masked.deep).toEqual([{ text: 'a *** b ***' }]);
});

test('data without it is the very same', () => {
	const data = { a: [undefined, new Date(0)], b: 'sk_live' };
	expect(redact(data, KEY)).toBe(data);
});

test('whatever is around it, it is gone', () => {
	const secret = fc.stringMatching(/^[\x21-\x7e]{8,40}$/);
	fc.assert(
		fc.property(secret, fc.string(), fc.string(), (key, before, after) => {
			const whole = `${before}${key}${after}`;
			const { text } = redact({ text: whole }, key);
			expect(text).not.toContain(key);
			// Where what is before ends as the key begins, the key stands a little earlier.
			expect(text.startsWith(whole.slice(0, whole.indexOf(key)))).toBe(true);
		}),
	);
});

test('an answer without a body', () => {
	expect(redact({ status: 200, headers: {}, body: undefined }, KEY)).toEqual({
		status: 200,
		headers: {},
		body: undefined,
	});
});
