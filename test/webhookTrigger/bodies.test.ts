import { bodyOf } from './bodyOf';
import { JSON_TYPE, NO_JSON, packed, post, REFUSED, TAKEN, useWebhookServer } from './server';
import { byOpenSsl, bySvix, SECRET } from './signed';

const its = useWebhookServer();
const credential = { signingSecret: SECRET };
beforeEach(() => its.server.use({ credential }));

/** What comes out of one genuine request. */
async function outputOf(body: string | Buffer, headers: Record<string, string> = JSON_TYPE) {
	expect(await post(its.server, body, { ...bySvix({ body }), ...headers })).toEqual(TAKEN);
	expect(its.server.started).toHaveLength(1);
	const [items] = its.server.started;
	expect(items).toHaveLength(1);
	return items[0].json;
}

test('the output names event, ID, time and connection, and has the event as it came', async () => {
	const body = bodyOf('connection.expired');
	const at = Date.UTC(2026, 0, 1) + 123;
	its.server.use({ credential });
	jest.spyOn(Date, 'now').mockReturnValue(at);
	const sent = await post(its.server, body, { ...JSON_TYPE, ...bySvix({ id: 'msg_9', at, body }) });
	jest.restoreAllMocks();
	expect(sent).toEqual(TAKEN);
	expect(its.server.started).toEqual([
		[
			{
				json: {
					event: 'connection.expired',
					eventId: 'msg_9',
					eventTime: '2026-11-27T12:00:00.000Z',
					connectionId: 'conn_amber',
					body: JSON.parse(body) as object,
				},
			},
		],
	]);
});

test('where the body has no time, it is that of the signature; where nothing has an ID, one is made of the body', async () => {
	const body = JSON.stringify({ eventType: 'rules.updated', live: true, timestamp: 'soon' });
	const at = Math.floor(Date.now() / 1000) * 1000;
	await post(its.server, body, { ...JSON_TYPE, ...byOpenSsl({ at, body }) });
	expect(its.server.started).toHaveLength(1);
	expect(its.server.started[0][0].json).toEqual({
		event: 'rules.updated',
		eventId: expect.stringMatching(/^[\w-]{16}$/) as string,
		eventTime: new Date(at).toISOString(),
		body: JSON.parse(body) as object,
	});
});

test.each([
	['seconds', 1795780800],
	['milliseconds', 1795780800000],
	['another zone', '2026-11-27T13:00:00+01:00'],
	['no zone', '2026-11-27T12:00:00'],
])('a time in %s is told as ISO', async (_, timestamp) => {
	const json = await outputOf(bodyOf('rules.updated', { timestamp }));
	expect(json.eventTime).toBe('2026-11-27T12:00:00.000Z');
});

test('a body of 5 MB', async () => {
	const text = 'ü'.repeat(2_500_000);
	const json = await outputOf(bodyOf('realtime.chat_message.received', { text }));
	expect(json).toMatchObject({ event: 'realtime.chat_message.received', body: { text } });
});

test('a packed body, of which n8n gives the unpacked bytes', async () => {
	const body = bodyOf('connection.created');
	const headers = { ...JSON_TYPE, 'content-encoding': 'gzip', ...bySvix({ body }) };
	expect(await post(its.server, packed(body), headers)).toEqual(TAKEN);
	expect(await post(its.server, packed(`${body} `), { ...headers })).toEqual(REFUSED);
	expect(its.server.started).toHaveLength(1);
});

test('a charset in the header changes nothing: the bytes are UTF-8', async () => {
	const body = bodyOf('connection.created', { text: 'Grüße 😀' });
	const json = await outputOf(body, { 'content-type': 'application/json; charset=iso-8859-1' });
	expect(json.body).toEqual(JSON.parse(body));
});

test('a mark of byte order is no part of the event', async () => {
	const json = await outputOf(`\uFEFF${bodyOf('connection.created')}`);
	expect(json.event).toBe('connection.created');
});

test.each<[string, string | Buffer, string, unknown]>([
	['text', 'hello', 'text/plain', 'hello'],
	[
		'text that says it is nothing in particular',
		'{"type":',
		'application/octet-stream',
		'{"type":',
	],
	[
		'a form',
		'type=connection.created',
		'application/x-www-form-urlencoded',
		'type=connection.created',
	],
	['XML', '<type>connection.created</type>', 'application/xml', '<type>connection.created</type>'],
	['nothing', '', 'application/json', ''],
	[
		'an array',
		'[{"type":"connection.created"}]',
		'application/json',
		[{ type: 'connection.created' }],
	],
	['a number', '5', 'application/json', 5],
	['null', 'null', 'application/json', null],
	['an object without a type', '{"data":null}', 'application/json', { data: null }],
	[
		'a type that is no text',
		'{"type":["connection.created"]}',
		'application/json',
		{ type: ['connection.created'] },
	],
	['an empty type', '{"type":"","eventType":""}', 'application/json', { type: '', eventType: '' }],
])(
	'%s is an event of unknown type, for whom Other Events are chosen',
	async (_, body, type, what) => {
		const headers = { 'content-type': type };
		its.server.use({ credential, parameters: { events: ['connection.created', 'realtime.*'] } });
		expect(await post(its.server, body, { ...bySvix({ body }), ...headers })).toEqual(TAKEN);
		expect(its.server.started).toEqual([]);
		its.server.use({ credential, parameters: { events: ['other'] } });
		expect(await outputOf(body, headers)).toMatchObject({
			event: 'unknown',
			eventId: 'msg_1',
			body: what,
		});
	},
);

test('the text "null" from a form is told from JSON by its bytes alone', async () => {
	const json = await outputOf(bodyOf('connection.created'), { 'content-type': 'text/plain' });
	expect(json.event).toBe('connection.created');
});

test('bytes that are no text are held against the signature as they are', async () => {
	const body = Buffer.from([0, 255, 254, 10, 200, 13, 10]);
	const headers = { 'content-type': 'application/octet-stream' };
	expect(await post(its.server, body, { ...byOpenSsl({ body }), ...headers })).toEqual(TAKEN);
	expect(await post(its.server, body, { ...bySvix({ body }), ...headers })).toEqual(REFUSED);
	expect(its.server.started).toHaveLength(1);
});

test('names that mean something to JavaScript are names', async () => {
	const body =
		'{"type":"__proto__","data":{"__proto__":{"connection":{"id":"conn_x"}}},"constructor":1}';
	const json = await outputOf(body);
	expect(json.event).toBe('__proto__');
	expect(json).not.toHaveProperty('connectionId');
});

test('a body of several parts is refused, for n8n keeps no bytes of it', async () => {
	const body = '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n';
	const headers = { ...bySvix({ body }), 'content-type': 'multipart/form-data; boundary=x' };
	expect(await post(its.server, body, headers)).toEqual(REFUSED);
	expect(its.server.started).toEqual([]);
});

test('JSON that is none is n8n’s to refuse', async () => {
	const body = '{"type":';
	expect(await post(its.server, body, { ...bySvix({ body }), ...JSON_TYPE })).toEqual(NO_JSON);
	expect(its.server.started).toEqual([]);
});
