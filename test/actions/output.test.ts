import { useSandbox } from '../sandbox/client';
import { bodies, send } from './support';

const its = useSandbox();
const ITEMS = [{ name: 'Ada' }, { name: 'Bo' }];

test('the response comes out as it came, linked to its input item', async () => {
	const answer = { id: 1, date: '2027-01-15', extra: { deep: [1, null] }, hasError: false };
	its.sandbox.fault({ body: answer, times: 2 });
	const { items } = await send(its.sandbox, { items: ITEMS });
	expect(items).toEqual([
		{ json: answer, pairedItem: { item: 0 } },
		{ json: answer, pairedItem: { item: 1 } },
	]);
});

test('exactly the typed fields are in the request', async () => {
	await send(its.sandbox, { parameters: { text: 'x', userIds: '', userLists: ['fans'] } });
	expect(bodies(its.sandbox)).toEqual([{ text: 'x', userLists: ['fans'] }]);
});

test('a field that was added with the value of its default is in the request', async () => {
	const additionalFields = { isMarkdown: true, isLockedText: false };
	await send(its.sandbox, { parameters: { additionalFields } });
	expect(bodies(its.sandbox)).toEqual([
		{ text: 'Hello', userIds: [123456], isMarkdown: true, isLockedText: false },
	]);
});

test('the request is JSON to the documented address with the two headers', async () => {
	await send(its.sandbox, {});
	const [{ method, path, query, headers }] = its.sandbox.received;
	expect([method, path, query]).toEqual(['POST', '/v2/access/mass-messages', {}]);
	expect(headers).toMatchObject({
		apikey: 'sk_sandbox_demo',
		'x-connection-id': 'conn_amber',
		'content-type': expect.stringContaining('application/json'),
	});
	expect(headers.authorization).toBeUndefined();
});

test('text keeps its blanks, lines, emoji and quotes', async () => {
	const text = ' **Hi**\n\n"you" \\ 😀 山田 <b>&amp;</b>\t ';
	await send(its.sandbox, { parameters: { text: '={{ $json.text }}' }, items: [{ text }] });
	expect(bodies(its.sandbox)[0].text).toBe(text);
});

test('what holds no expression is the same for all items, what does is each item’s own', async () => {
	const parameters = {
		text: '=Hi {{ $json.name }}',
		price: 5,
		additionalFields: { replyToMessageId: '={{ $itemIndex + 1 }}' },
	};
	await send(its.sandbox, { parameters, items: ITEMS });
	expect(bodies(its.sandbox)).toEqual([
		{ text: 'Hi Ada', userIds: [123456], price: 5, replyToMessageId: '1' },
		{ text: 'Hi Bo', userIds: [123456], price: 5, replyToMessageId: '2' },
	]);
});

describe('Dry Run', () => {
	const sentBodies = () => its.sandbox.messages.map(({ body }) => body);
	const CREATE = { text: '=Hi {{ $json.name }}', price: '9.90' };
	const request = (text: string) => ({
		dryRun: true,
		sent: false,
		connectionId: 'conn_amber',
		body: { text, userIds: [123456], price: 9.9 },
		review: expect.any(String),
		reviewData: expect.any(Object),
	});

	test('shows the request of each item and sends nothing', async () => {
		const parameters = { ...CREATE, options: { dryRun: true } };
		const { items } = await send(its.sandbox, { parameters, items: ITEMS });
		expect(items).toEqual([
			{ json: request('Hi Ada'), pairedItem: { item: 0 } },
			{ json: request('Hi Bo'), pairedItem: { item: 1 } },
		]);
		expect(its.sandbox.messages).toEqual([]);
	});

	test('by expression holds for its own item only', async () => {
		const parameters = { ...CREATE, options: { dryRun: '={{ $json.name === "Ada" }}' } };
		const { items } = await send(its.sandbox, { parameters, items: ITEMS });
		expect(items.map(({ json }) => json)).toEqual([
			request('Hi Ada'),
			expect.objectContaining({ id: 7001 }),
		]);
		expect(sentBodies()).toEqual([request('Hi Bo').body]);
	});

	test('shows what would be sent: the same body that then is', async () => {
		const shown = await send(its.sandbox, {
			parameters: { ...CREATE, options: { dryRun: true } },
			items: ITEMS,
		});
		await send(its.sandbox, { parameters: CREATE, items: ITEMS });
		expect(sentBodies()).toEqual(shown.items.map(({ json }) => json.body));
	});
});
