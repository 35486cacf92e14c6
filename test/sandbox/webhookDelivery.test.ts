import { Webhook } from 'svix';

import { deliver, eventOf, SANDBOX_WEBHOOK_SECRET as secret } from '../../sandbox/webhooks';
import { useReceiver } from './webhookReceiver';

const its = useReceiver();
const event = eventOf('connection.expired');
const backoffMs = () => 0;
const statuses = (attempts: Array<{ status: unknown }>) => attempts.map(({ status }) => status);

test('an event arrives whole and signed', async () => {
	const delivery = await deliver(event, { url: its.url, secret, id: 'msg_7' });
	const attempts = [{ status: 200, text: 'answer 200' }];
	expect(delivery).toEqual({ id: 'msg_7', isDelivered: true, attempts });
	expect(its.got).toHaveLength(1);
	const [{ path, headers, body }] = its.got;
	expect([path, headers['content-type']]).toEqual(['/hook', 'application/json']);
	expect(new Webhook(secret).verify(body, headers)).toEqual(event);
});

test('after two 500s it comes again, with the same id and a new signature', async () => {
	its.answers = [500, 500, 204];
	const start = Date.now();
	const waits: number[] = [];
	const { id, isDelivered, attempts } = await deliver(event, {
		url: its.url,
		secret,
		now: () => start + its.got.length * 5000,
		backoffMs: (failed) => waits.push(failed) && 0,
	});
	expect([isDelivered, statuses(attempts), waits]).toEqual([true, [500, 500, 204], [1, 2]]);
	expect(its.got.map(({ headers }) => headers['svix-id'])).toEqual([id, id, id]);
	expect(new Set(its.got.map(({ body }) => body)).size).toBe(1);
	expect(new Set(its.got.map(({ headers }) => headers['svix-signature'])).size).toBe(3);
	for (const { headers, body } of its.got) {
		expect(new Webhook(secret).verify(body, headers)).toEqual(event);
	}
});

test('five attempts and no more; only a 2xx will do, and no other address', async () => {
	its.answers = [500, 404, 302, 401, 503];
	const told: unknown[] = [];
	const onAttempt = ({ status }: { status: unknown }) => told.push(status);
	const { isDelivered, attempts } = await deliver(event, {
		url: its.url,
		secret,
		backoffMs,
		onAttempt,
	});
	expect([isDelivered, statuses(attempts)]).toEqual([false, [500, 404, 302, 401, 503]]);
	expect(told).toEqual(statuses(attempts));
	expect(its.got.map(({ path }) => path)).toEqual(Array.from({ length: 5 }, () => '/hook'));
});

test('no answer in time, or nobody there, is an attempt too', async () => {
	its.answers = [0];
	const slow = await deliver(event, { url: its.url, secret, backoffMs, timeoutMs: 300, tries: 1 });
	expect(slow.attempts).toEqual([{ status: 'unanswered', text: expect.stringMatching(/time/i) }]);
	const nowhere = await deliver(event, { url: 'http://127.0.0.1:1/', secret, backoffMs, tries: 2 });
	expect(statuses(nowhere.attempts)).toEqual(['unanswered', 'unanswered']);
});
