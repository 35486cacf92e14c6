import Ajv from 'ajv/dist/2020';

import { call, CREATE, create, useSandbox, VALID } from './client';
import operation from '../create-mass-message.schema.json';

const its = useSandbox();

const FULL = {
	text: 'Hi *you*',
	isMarkdown: true,
	isLockedText: null,
	price: 9.99,
	mediaItems: [501, '502', 'https://media.example.com/a.jpg'],
	previewMediaCount: 1,
	releaseForms: { users: [1], partners: [2], guests: [] },
	userTags: [3],
	isForwardedMessage: false,
	replyToMessageId: '77',
	scheduledDate: '2027-01-15T09:30:00.000Z',
	userIds: [4, '5'],
	userLists: ['fans', 1001],
	excludeUserLists: [1002],
	subscribedAfterDate: null,
};

test('creates, counts from 7001 and keeps what it got', async () => {
	const first = await create(its.sandbox, FULL);
	const second = await create(its.sandbox, VALID, { connection: 'conn_bella' });
	expect([first.json.id, second.json.id]).toEqual([7001, 7002]);
	expect(its.sandbox.messages).toMatchObject([
		{ id: 7001, connectionId: 'conn_amber', body: FULL },
		{ id: 7002, connectionId: 'conn_bella', body: VALID },
	]);
	expect(its.sandbox.received).toMatchObject([
		{ method: 'POST', path: CREATE, createdId: 7001, status: 200, connectionId: 'conn_amber' },
		{ createdId: 7002, body: VALID, contentLength: JSON.stringify(VALID).length },
	]);
});

test('answers what the response schema promises', async () => {
	const validate = new Ajv().compile(operation.response);
	validate((await create(its.sandbox)).json);
	expect(validate.errors).toBeNull();
});

test.each([
	['an unknown field', { ...VALID, txet: 'x' }, 'body/txet'],
	['an unknown field inside', { releaseForms: { user: [1] } }, 'body/releaseForms/user'],
	['text for a number', { price: '5' }, 'body/price must be number,null'],
	['a number for text', { text: 5 }, 'body/text must be string'],
	['null where it is not allowed', { text: null }, 'body/text'],
	['a price too high', { price: 200.01 }, 'body/price must be <= 200'],
	['an id that is no id', { userIds: [1, 0] }, 'body/userIds/1'],
	['an empty list id', { userLists: [''] }, 'body/userLists/0'],
	['one id for a list of them', { userIds: 4 }, 'body/userIds must be array'],
	['a text too long', { text: 'x'.repeat(10_001) }, 'body/text must NOT have more than 10000'],
	['a list for a body', [VALID], 'body must be object'],
])('refuses %s', async (_, body, problem) => {
	const { status, json } = await create(its.sandbox, body);
	expect([status, json.type]).toEqual([400, 'BAD_REQUEST']);
	expect(json.error).toContain(problem);
	expect(its.sandbox.messages).toEqual([]);
});

test('a long list of wrong ids gives a short answer', async () => {
	const { text } = await create(its.sandbox, { userIds: Array.from({ length: 5000 }, () => -1) });
	expect(text.length).toBeLessThan(1000);
});

test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx', 'nonsense'])(
	'refuses content type %s',
	async (type) => {
		const answer = await create(its.sandbox, VALID, { headers: { 'content-type': type } });
		expect([answer.status, answer.json.type]).toEqual([400, 'BAD_REQUEST']);
	},
);

test.each(['{"text":', ''])('refuses a body that is no JSON: %p', async (body) => {
	const answer = await create(its.sandbox, body);
	expect([answer.status, answer.json.type]).toEqual([400, 'BAD_REQUEST']);
	expect(its.sandbox.received[0].status).toBe(400);
});

test('takes a charset, a body without fields, and 2 MB of recipients', async () => {
	const headers = { 'content-type': 'Application/JSON; charset=utf-8' };
	const userIds = Array.from({ length: 300_000 }, (_, index) => 100_000 + index);
	for (const body of [VALID, {}, { text: 'Hi', userIds }]) {
		expect((await create(its.sandbox, body, { headers })).status).toBe(200);
	}
});

test('a body of more than 50 MB is refused', async () => {
	const answer = await create(its.sandbox, 'x'.repeat(50 * 1024 * 1024 + 1)).catch(() => undefined);
	// the server stops reading early: whether the answer arrives before the reset is luck
	if (answer) expect(answer.status).toBe(413);
	expect(its.sandbox.messages).toEqual([]);
});

test('a request without a body is refused', async () => {
	expect((await call(its.sandbox, CREATE, { method: 'POST' })).status).toBe(400);
});
