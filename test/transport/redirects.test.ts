import { useSandbox } from '../sandbox/client';
import { send, wordsOf } from '../actions/support';

const its = useSandbox();
const elsewhere = useSandbox();
const PATH = '/v2/access/mass-messages';

describe.each([301, 302, 303, 307, 308])('%s', (status) => {
	test.each([
		['another port', () => `${elsewhere.sandbox.url}${PATH}`],
		[
			'another name of this machine',
			() => `${elsewhere.sandbox.url.replace('127.0.0.1', 'localhost')}${PATH}`,
		],
		['the same origin', () => `${its.sandbox.url}${PATH}`],
		['a bare path', () => PATH],
	])('to %s brings neither key nor body there', async (_name, location) => {
		its.sandbox.fault({ status, headers: { location: location() } });
		const { error } = await send(its.sandbox);
		expect(elsewhere.sandbox.received).toEqual([]);
		expect(its.sandbox.received).toHaveLength(1);
		expect(its.sandbox.messages).toEqual([]);
		expect(error).toMatchObject({
			name: 'NodeApiError',
			context: { data: { outcome: 'notSent', status } },
		});
		expect(wordsOf(error)).toContain(
			`a redirect to ${location()} (${status}), which is not followed`,
		);
		expect(wordsOf(error)).toContain('Check Base URL');
	});
});

test('where it may go on, the next item is sent all the same', async () => {
	const headers = { location: `${elsewhere.sandbox.url}${PATH}` };
	its.sandbox.fault({ status: 307, headers });
	const { items } = await send(its.sandbox, {
		items: [{}, {}],
		settings: { onError: 'continueRegularOutput' },
	});
	expect(items[0].json).toMatchObject({ details: { outcome: 'notSent', status: 307 } });
	expect(items[1].json.id).toBe(7001);
	expect(elsewhere.sandbox.received).toEqual([]);
});
