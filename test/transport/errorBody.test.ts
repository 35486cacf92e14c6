import * as fc from 'fast-check';

import { readErrorBody } from '../../nodes/OfAuth/transport/errorBody';

test.each<[string, unknown, object]>([
	[
		'{error, type, requestId}',
		{ error: 'Session expired', type: 'SESSION_EXPIRED', requestId: 'req_1' },
		{ text: 'Session expired', type: 'SESSION_EXPIRED', requestId: 'req_1' },
	],
	[
		'{error, code, details}',
		{ error: 'Bad key', code: 'AUTH_INVALID_KEY', details: 'no such key' },
		{ text: 'Bad key – no such key', type: 'AUTH_INVALID_KEY' },
	],
	[
		'{message, code, details}',
		{ message: 'Invalid', code: 'BAD_REQUEST', details: { field: 'price' } },
		{ text: 'Invalid – {"field":"price"}', type: 'BAD_REQUEST' },
	],
	[
		'an error inside an error',
		{ error: { message: 'Deep', code: 'FORBIDDEN', requestId: 'req_2' } },
		{ text: 'Deep', type: 'FORBIDDEN', requestId: 'req_2' },
	],
	[
		'an HTML page with a title',
		'<html><head><title>502 Bad\n Gateway</title><style>x{}</style></head><body>nginx</body></html>',
		{ text: '502 Bad Gateway' },
	],
	[
		'an HTML page without one',
		'<style>p{color:red}</style><script>alert(1)</script><p>We are <b>down</b></p>',
		{ text: 'We are down' },
	],
	[
		'an HTML page whose script and style hold tags',
		'<script>let a = "<style>"; b < c</script>We are <style>x{}</style>down<script>never ends',
		{ text: 'We are down' },
	],
	['text', ' Too busy \n', { text: 'Too busy' }],
	['an empty body', '', {}],
	['nothing', undefined, {}],
	['null', null, {}],
	['a number', 5, {}],
	['an empty object', {}, {}],
	['an array', [{ error: 'x' }], {}],
	['words that are no words', { error: 5, message: '  ', type: {}, requestId: [] }, {}],
])('%s', (_name, body, expected) => {
	const read = readErrorBody(body);
	expect(JSON.parse(JSON.stringify(read))).toEqual(expected);
});

test('a long page is cut', () => {
	const { text = '' } = readErrorBody('x'.repeat(5000));
	expect(text).toBe(`${'x'.repeat(300)}…`);
});

describe('a page of megabytes is read in no time', () => {
	const MEGABYTES = 5_000_000;
	test.each([
		'<',
		'<title',
		'<title>',
		'<style',
		'<style>',
		'<script><',
		'<script></',
		'</style>',
		'<a ',
		'>',
		' ',
		'&lt;',
	])('%j', (part) => {
		const { text = '' } = readErrorBody(part.repeat(MEGABYTES / part.length));
		expect(text.length).toBeLessThanOrEqual(301);
	});

	test('of which only the beginning counts', () => {
		const { text } = readErrorBody(`Down${' '.repeat(MEGABYTES)}for ever`);
		expect(text).toBe('Down');
	});
});

test('no body makes it throw, and all it gives is text', () => {
	fc.assert(
		fc.property(fc.oneof(fc.anything(), fc.jsonValue()), (body) => {
			for (const value of Object.values(readErrorBody(body))) {
				expect(['string', 'undefined']).toContain(typeof value);
			}
		}),
	);
});
