import type { Fault } from '../../sandbox';
import { useSandbox } from '../sandbox/client';
import { send, wordsOf } from '../actions/support';

const its = useSandbox();
const HTML = '<html><head><title>Bad Gateway</title></head><body><h1>nginx</h1></body></html>';
const html = (status: number): Fault => ({ status, body: HTML, contentType: 'text/html' });

/** Answers after which nobody knows whether the message exists: what happened, and what else can be done. */
const ANSWERS: Array<[name: string, fault: Fault, words: RegExp, nextStep: RegExp]> = [
	[
		'500',
		{ status: 500, body: { error: 'Oops', type: 'INTERNAL', requestId: 'req_7' } },
		/Oops \(INTERNAL, 500\)/,
		/internal error.*Request ID: req_7/s,
	],
	['502', { status: 502, body: { message: 'No OnlyFans' } }, /No OnlyFans/, /could not reach/],
	['502 in HTML', html(502), /Bad Gateway \(502\)/, /could not reach OnlyFans/],
	['503 without a body', { status: 503, body: undefined }, /no reason \(503\)/, /not available/],
	['504', { status: 504, body: 'slow' }, /slow \(504\)/, /took too long/],
	['599', { status: 599, body: 'odd' }, /odd \(599\)/, /wait a few minutes/],
	['408', { status: 408, body: { error: 'Timeout' } }, /Timeout \(408\)/, /./],
	['409', { status: 409, body: { error: 'Conflict' } }, /Conflict \(409\)/, /./],
	['425', { status: 425, body: { error: 'Too early' } }, /Too early \(425\)/, /./],
	['200 in HTML', html(200), /answered 200, but/, /Check Base URL/],
	['200 without an id', { status: 200, body: { ok: true } }, /answered 200, but/, /Check Base URL/],
	['201', { status: 201, body: { id: 5 } }, /answered 201, but/, /Check Base URL/],
	['204', { status: 204, body: undefined }, /answered 204, but/, /Check Base URL/],
	['a dropped connection', { drop: true }, /connection to OFAuth broke/, /network/],
	['a truncated answer', { truncate: true }, /connection to OFAuth broke/, /network/],
];

test.each(ANSWERS)('%s', async (_name, fault, words, nextStep) => {
	its.sandbox.fault(fault);
	const { error } = await send(its.sandbox, { items: [{}, {}] });
	expect(error?.name).toBe('NodeApiError');
	expect(error).toMatchObject({ context: { itemIndex: 0, data: { outcome: 'unknown' } } });
	expect(error?.message).toMatch(words);
	expect(error?.description).toMatch(nextStep);
	expect(wordsOf(error)).toContain('Nobody knows whether OFAuth created this message');
	// Never sent again by itself, and nothing after it.
	const [, ...looks] = its.sandbox.received;
	expect(looks.every(({ method }) => method === 'GET')).toBe(true);
	// A slow machine misses a look.
	expect(wordsOf(error)).toMatch(/It was looked up [23] times among the sent messages/);
});
