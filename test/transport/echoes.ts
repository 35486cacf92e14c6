import type { Fault } from '../../sandbox';

/** The API key of these tests: nothing else in a run looks like it. */
export const MARK = 'sk_live_MustStayAtHome_0815471108154711';

const base64 = (text: string) => Buffer.from(text).toString('base64');
/** The key as nobody would look for it; of base64 only what is the same wherever the key begins in a text. */
export const OTHER_WRITINGS = [
	MARK.toUpperCase(),
	...['', ' ', '  '].map((before) => base64(`${before}${MARK}`).slice(4, -4)),
];

/** Everything that can come back from a server that says the key aloud. */
export const ECHOES: Array<[name: string, fault: Fault]> = [
	[
		'a refusal in each of its words',
		{ status: 400, body: { error: `bad ${MARK}`, type: MARK, requestId: MARK, details: [MARK] } },
	],
	[
		'a refusal in the earlier shape',
		{ status: 403, body: { error: MARK, code: MARK, details: MARK } },
	],
	['a refusal in the shape of the SDK', { status: 422, body: { message: MARK, code: 'X' } }],
	['a name in the answer', { status: 404, body: { error: { [MARK]: MARK, message: MARK } } }],
	['a refusal in text', { status: 400, body: `Key ${MARK} is not known` }],
	[
		'an HTML page',
		{ status: 403, body: `<title>${MARK}</title><p>${MARK}</p>`, contentType: 'text/html' },
	],
	[
		'other writings',
		{
			status: 400,
			body: {
				error: `${MARK.toUpperCase()}, ${base64(MARK)}, ${base64(`apiKey:${MARK}`)}, ${encodeURIComponent(base64(`x:${MARK}`))}`,
				details: base64(`:${MARK}:`),
			},
		},
	],
	['broken JSON', { status: 400, body: `{"error": "${MARK}` }],
	['headers', { status: 400, headers: { 'x-request-id': MARK, 'set-cookie': `a=${MARK}` } }],
	['the target of a redirect', { status: 302, headers: { location: `https://x.test/?k=${MARK}` } }],
	['the body of a redirect', { status: 307, headers: { location: `/${MARK}` }, body: MARK }],
	['a rate limit', { status: 429, body: { error: MARK }, headers: { 'retry-after': '60' } }],
	[
		'a wait',
		{ status: 429, body: MARK, headers: { 'retry-after': MARK, 'x-ratelimit-reset': MARK } },
	],
	['an unknown outcome', { status: 500, body: { error: MARK, requestId: MARK } }],
	['a gateway', { status: 502, body: `<h1>${MARK}</h1>`, contentType: 'text/html' }],
	['a conflict', { status: 409, body: { error: MARK, type: MARK } }],
	['a 200 without an id', { status: 200, body: { echo: MARK } }],
	['a 200 in text', { status: 200, body: MARK }],
	['a 201', { status: 201, body: { id: 1, echo: MARK } }],
	['a good answer', { status: 200, body: { id: 1, date: MARK, [MARK]: [MARK] } }],
	['a good answer whose id it is', { status: 200, body: { id: MARK } }],
	['a truncated answer', { truncate: true, body: { id: 1, echo: [MARK, MARK] } }],
	['a dropped connection', { drop: true }],
	['a slow answer', { delayMs: 1500, body: { id: 1, echo: MARK } }],
];
