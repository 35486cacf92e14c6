import fc from 'fast-check';
import type { INodeExecutionData } from 'n8n-workflow';

import { Equals, marksOf, requestHash, type Marked } from '../../nodes/OfAuth/delivery/marks';

const request = (text: string) => ({
	connectionId: 'conn_amber',
	body: { text },
	dates: [],
	files: [],
});
const message = (item: number, text: string, json: object = { text }): Marked => ({
	item,
	input: { json } as INodeExecutionData,
	request: request(text),
});
const texts = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 12 });

test('no two messages of a plan have a mark in common, equal ones neither', () => {
	fc.assert(
		fc.property(texts, (all) => {
			const marks = marksOf(
				0,
				all.map((text, item) => message(item, text)),
				new Equals(),
			);
			const values = [...marks.values()].flatMap(({ byPlace, byRequest }) => [byPlace, byRequest]);
			expect(new Set(values).size).toBe(2 * all.length);
		}),
	);
});

test('in any other order, and with another content, the requests have the same marks', () => {
	const shuffled = texts.chain((all) =>
		fc.tuple(
			fc.constant(all),
			fc.shuffledSubarray(
				all.map((_, index) => index),
				{
					minLength: all.length,
					maxLength: all.length,
				},
			),
		),
	);
	fc.assert(
		fc.property(shuffled, ([all, order]) => {
			const plan = all.map((text, item) => message(item, text));
			const other = order.map((from, item) => message(item, all[from], { fetched: item }));
			const requests = (messages: Marked[]) =>
				[...marksOf(0, messages, new Equals()).values()].map(({ byRequest }) => byRequest).sort();
			expect(requests(other)).toEqual(requests(plan));
		}),
	);
});

test('the run index is not in them, and what is asked twice has the same marks', () => {
	const plan = [message(0, 'a'), message(1, 'a')];
	const equals = new Equals();
	const first = marksOf(3, plan, equals);
	expect(marksOf(3, plan, equals)).toEqual(first);
	expect(marksOf(0, plan, new Equals())).toEqual(first);
	expect([...marksOf(4, plan, equals).values()]).not.toEqual([...first.values()]);
});

test('dates are not in the request, everything else is', () => {
	const content = { ...request('a'), dates: ['2027-01-01T00:00:00.000Z'] };
	const one = requestHash(content);
	expect(requestHash({ ...content, dates: ['2028-01-01T00:00:00.000Z'] })).toBe(one);
	expect(requestHash({ ...content, connectionId: 'conn_bella' })).not.toBe(one);
	expect(requestHash({ ...content, body: { text: 'a', price: 5 } })).not.toBe(one);
	expect(requestHash({ ...content, files: [['data', 'a.jpg', 5]] })).not.toBe(one);
});

test.each([
	['holds itself', () => Object.assign({ text: 'a' }, { self: {} })],
	['holds a BigInt', () => ({ text: 'a', big: BigInt(5) })],
])('an item that %s has a mark', (_what, make) => {
	const json = make() as { self?: object };
	if (json.self) json.self = json;
	const marks = marksOf(0, [message(0, 'a', json)], new Equals());
	expect(marks.get(0)?.byPlace).toMatch(/^[\w-]{43}$/);
});
