import { createHmac } from 'node:crypto';

import { Webhook as StandardWebhook } from 'standardwebhooks';
import { Webhook } from 'svix';

import {
	EVENT_TYPES,
	eventOf,
	SANDBOX_WEBHOOK_ID,
	SANDBOX_WEBHOOK_SECRET,
	SANDBOX_WEBHOOK_URL,
	signed,
} from '../../sandbox/webhooks';

const at = Date.parse('2026-12-01T10:00:00.500Z');
const seconds = String(Math.floor(at / 1000));
const secret = SANDBOX_WEBHOOK_SECRET;

test('the demo secret is one, and the address is where n8n listens', () => {
	expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]+={0,2}$/);
	const bytes = Buffer.from(secret.slice(6), 'base64');
	expect(bytes.length).toBeGreaterThanOrEqual(24);
	expect(bytes.toString()).toContain('demo');
	expect(SANDBOX_WEBHOOK_URL).toBe(`http://localhost:5678/webhook/${SANDBOX_WEBHOOK_ID}/webhook`);
});

test.each([
	['connection.created', 'active'],
	['connection.updated', 'active'],
	['connection.expired', 'expired'],
	['connection.disconnected', 'active'],
] as const)('%s is about a connection', (type, status) => {
	expect(eventOf(type, { at, clientReferenceId: 'crm-7' })).toEqual({
		type,
		timestamp: '2026-12-01T10:00:00.500Z',
		data: {
			clientReferenceId: 'crm-7',
			connection: {
				id: 'conn_amber',
				status,
				permissions: expect.arrayContaining(['messages:write', 'earnings:read']),
				userData: expect.objectContaining({ id: 90_001, username: 'amberlane' }),
			},
		},
	});
	const { data } = eventOf(type, { connection: { id: 'conn_x', status: 'awaiting_2fa' } });
	const expected = status === 'expired' ? status : 'awaiting_2fa';
	expect(data.connection).toMatchObject({ id: 'conn_x', status: expected });
});

test("the SDK's form has other names", () => {
	expect(eventOf('connection.expired', { form: 'sdk', environment: 'live' })).toMatchObject({
		eventType: 'connection.expired',
		live: true,
		data: { connection: { id: 'conn_amber', platformUserId: '90001', status: 'expired' } },
	});
	const event = eventOf('rules.updated', { form: 'sdk' });
	expect(event).toEqual({ eventType: 'rules.updated', live: false, data: {} });
});

test('what OnlyFans says comes in an eventBody, in the older event as json and text too', () => {
	const message = eventOf('realtime.chat_message.received', { at });
	expect(message.data).toMatchObject({
		connection: { id: 'conn_amber', clientReferenceId: null },
		environment: 'sandbox',
		eventBody: {
			text: '<p>When is the next one?</p>',
			fromUser: { id: 100_001 },
			createdAt: '2026-12-01T10:00:00+00:00',
		},
	});
	const eventBody = { online: [1, 2] };
	for (const type of EVENT_TYPES.filter((one) => one.startsWith('realtime.'))) {
		expect(eventOf(type).data.eventBody).toEqual(expect.any(Object));
		expect(eventOf(type, { eventBody }).data).toMatchObject({ eventBody });
	}
	expect(eventOf('of.websocket.event.received', { at, eventBody }).data).toEqual({
		connection: { id: 'conn_amber', clientReferenceId: null },
		environment: 'sandbox',
		receivedAt: '2026-12-01T10:00:00.500Z',
		messageType: 'online',
		truncated: false,
		json: eventBody,
		rawText: '{"online":[1,2]}',
	});
});

describe('signed', () => {
	const event = { type: 'a', data: { text: 'Grüße 💜' } };

	test.each([
		['svix', 'svix', new Webhook(secret)],
		['standard', 'webhook', new StandardWebhook(secret)],
		['standard', 'webhook', new Webhook(secret)],
	] as const)('as %s, with %s-*, which its own library takes', (scheme, prefix, library) => {
		const { headers, body } = signed(event, { secret, scheme, id: 'msg_1' });
		expect(headers[`${prefix}-id`]).toBe('msg_1');
		expect(library.verify(body, headers)).toEqual(event);
		expect(() => library.verify(body.replace('a', 'b'), headers)).toThrow('No matching signature');
		const other = signed(event, { secret: `whsec_${'A'.repeat(32)}`, scheme, id: 'msg_1' });
		expect(() => library.verify(body, other.headers)).toThrow('No matching signature');
		const old = signed(event, { secret, scheme, at: Date.now() - 301_000 });
		expect(() => library.verify(old.body, old.headers)).toThrow('too old');
	});

	test('in the form of the pages of OFAuth, by the secret as it stands there', () => {
		const { headers, body } = signed(event, { secret, scheme: 'ofauth', id: 'msg_1', at });
		const digest = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
		expect(headers).toEqual({
			'content-type': 'application/json',
			'ofauth-signature': `t=${seconds},v1=${digest}`,
		});
		expect(signed(event, { secret: 'any text!', scheme: 'ofauth' }).body).toBe(body);
	});

	test('as svix, with a new id each time, where nothing else is said', () => {
		const [one, other] = [signed(event, { secret, at }), signed(event, { secret, at })];
		expect(one.headers['svix-timestamp']).toBe(seconds);
		expect(one.headers['svix-id']).toMatch(/^msg_\w{32}$/);
		expect(other.headers['svix-id']).not.toBe(one.headers['svix-id']);
	});

	test.each(['svix', 'standard'] as const)('a secret that is none for %s is not told', (scheme) => {
		const wrong = 'whsec_!!my secret';
		const text = `A secret for ${scheme} is whsec_ and base64`;
		expect(() => signed(event, { secret: wrong, scheme })).toThrow(new Error(text));
	});
});
