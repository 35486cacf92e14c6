import { useSandbox } from '../sandbox/client';
import { send, wordsOf } from '../actions/support';

const its = useSandbox();
const RECONNECT = /Connect the account again in the OFAuth dashboard/;

/** Every documented answer that certainly created nothing, and what the user can do about it. */
const REFUSALS: Array<[status: number, type: string | undefined, nextStep: RegExp]> = [
	[400, 'BAD_REQUEST', /Change what it names/],
	[400, undefined, /Change what it names/],
	[401, 'UNAUTHORIZED', /Check the API Key in the OFAuth credential/],
	[401, 'AUTH_INVALID_KEY', /Check the API Key in the OFAuth credential/],
	[401, 'AUTH_KEY_EXPIRED', /has expired: make a new one/],
	[401, 'SESSION_NOT_PROVIDED', /no session for this Connection/],
	[401, 'SESSION_EXPIRED', RECONNECT],
	[401, undefined, /Check the API Key in the OFAuth credential/],
	[403, 'FORBIDDEN', /messages:write/],
	[403, 'AUTH_INSUFFICIENT_SCOPE', /lacks a scope/],
	[403, undefined, /messages:write/],
	[404, 'RESOURCE_NOT_FOUND', /does not exist: check the list, user, media and message IDs/],
	[404, 'ROUTE_NOT_FOUND', /Check Base URL/],
	[404, undefined, /Check Base URL/],
	[413, undefined, /too large/],
	[422, undefined, /Change what it names/],
	[418, 'SOMETHING_NEW', /Change what it names/],
];

describe.each(REFUSALS)('%s %s', (status, type, nextStep) => {
	test('a fresh NodeApiError with the API’s words, type, request id, item and next step', async () => {
		const body = { error: 'These are its own words', type, requestId: 'req_42' };
		its.sandbox.fault({ match: { text: 'b' }, status, body });
		const { error, run } = await send(its.sandbox, {
			parameters: { text: '={{ $json.text }}' },
			items: [{ text: 'a' }, { text: 'b' }, { text: 'c' }],
		});
		expect(error).toMatchObject({
			name: 'NodeApiError',
			httpCode: String(status),
			context: {
				itemIndex: 1,
				data: { outcome: 'notSent', status, requestId: 'req_42', ...(type ? { type } : {}) },
			},
		});
		expect(error?.message).toContain('These are its own words');
		expect(error?.message).toContain(type ?? String(status));
		expect(error?.message).toContain('[item 1]');
		expect(error?.description).toMatch(nextStep);
		expect(error?.description).toContain('Request ID: req_42');
		expect(error?.description).toMatch(/1 of 3 messages/);
		// Fresh: nothing of the request is carried along.
		expect(JSON.stringify(error)).not.toMatch(/"(config|request|response|headers)":/);
		expect(its.sandbox.received).toHaveLength(2);
		expect(run.data.resultData.lastNodeExecuted).toBe('Create mass message');
	});

	test('the same words in the error item where the run goes on', async () => {
		const body = { error: 'These are its own words', type, requestId: 'req_42' };
		its.sandbox.fault({ match: { text: 'b' }, status, body });
		const { error, items } = await send(its.sandbox, {
			parameters: { text: '={{ $json.text }}' },
			items: [{ text: 'a' }, { text: 'b' }, { text: 'c' }],
			settings: { onError: 'continueRegularOutput' },
		});
		expect(error).toBeUndefined();
		expect(items[1]).toEqual({
			json: {
				error: expect.stringContaining('These are its own words'),
				message: expect.stringMatching(nextStep),
				details: { outcome: 'notSent', status, requestId: 'req_42', ...(type ? { type } : {}) },
			},
			pairedItem: { item: 1 },
		});
		expect([items[0].json.id, items[2].json.id]).toEqual([7001, 7002]);
	});
});

test('RULES_OUTDATED is tried twice more', async () => {
	const body = { error: 'Rules are outdated', type: 'RULES_OUTDATED' };
	its.sandbox.fault({ status: 401, body, times: 2 });
	const { items } = await send(its.sandbox);
	expect(items[0].json.id).toBe(7001);
	expect(its.sandbox.received.map(({ status }) => status)).toEqual([401, 401, 200]);
});

test('RULES_OUTDATED that lasts says to retry later', async () => {
	const body = { error: 'Rules are outdated', type: 'RULES_OUTDATED' };
	its.sandbox.fault({ status: 401, body, times: Infinity });
	const { error } = await send(its.sandbox);
	expect(wordsOf(error)).toContain('OFAuth is updating itself');
	expect(its.sandbox.received).toHaveLength(3);
});

test('429 beyond Max Wait says how to wait longer', async () => {
	const body = { error: 'Rate limit exceeded', type: 'RATE_LIMIT_EXCEEDED' };
	its.sandbox.fault({ status: 429, body, headers: { 'retry-after': '9' }, times: Infinity });
	const { error } = await send(its.sandbox, {
		parameters: { options: { maxWait: 0 } },
	});
	expect(error).toMatchObject({ name: 'NodeApiError', httpCode: '429' });
	expect(wordsOf(error)).toContain('Rate limit exceeded');
	expect(wordsOf(error)).toContain('Raise Options → Max Wait (Seconds)');
	expect(its.sandbox.received).toHaveLength(1);
});
