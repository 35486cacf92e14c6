import { KEPT } from '../../nodes/OfAuthWebhookTrigger/keptSecrets';
import type { TriggerOptions } from '../helpers/webhookTrigger';
import { bodyOf } from './bodyOf';
import { JSON_TYPE, post, useWebhookServer } from './server';
import { bySvix, SECRET, TEST_SECRET } from './signed';

const its = useWebhookServer();
const body = bodyOf('connection.created');
const OLD: TriggerOptions = { credential: { signingSecret: SECRET } };
const NEW: TriggerOptions = { credential: { signingSecret: TEST_SECRET } };
let [now, id] = [Date.now(), 0];
let clock: jest.SpyInstance;

beforeEach(() => {
	clock = jest.spyOn(Date, 'now').mockImplementation(() => now);
});
afterEach(() => clock.mockRestore());

/** Sends an event that nobody has sent before. @returns the status of n8n's answer */
async function deliver(options: TriggerOptions, secret = SECRET): Promise<number> {
	its.server.use(options);
	const headers = bySvix({ secret, id: `msg_${++id}`, at: now, body });
	return (await post(its.server, body, { ...JSON_TYPE, ...headers })).status;
}

test('events in a row have the credential read once, and again after a while', async () => {
	expect(await deliver(OLD)).toBe(200);
	for (let nth = 0; nth < 20; nth++) expect(await deliver({ ...OLD, isBusy: true })).toBe(200);
	expect(its.server.started).toHaveLength(21);
	now += KEPT;
	expect(await deliver({ ...OLD, isBusy: true })).toBe(500);
	expect(await deliver(OLD)).toBe(200);
});

test('a secret that has just been changed is good at once, and the one before it no longer', async () => {
	expect(await deliver(OLD)).toBe(200);
	expect(await deliver(NEW, TEST_SECRET)).toBe(200);
	expect(await deliver(NEW)).toBe(401);
});

test.each([
	['later', KEPT],
	['by a clock that was put back', -KEPT],
])('a secret that was taken away admits nobody %s', async (_name, ms) => {
	expect(await deliver(OLD)).toBe(200);
	expect(await deliver(NEW)).toBe(200);
	now += ms;
	expect(await deliver(NEW)).toBe(401);
});

test('nothing but what was read for this node and this credential counts', async () => {
	expect(await deliver(OLD)).toBe(200);
	expect(await deliver({ ...NEW, nodeId: 'node-2' })).toBe(401);
	expect(await deliver({ ...NEW, credentialId: 'other' })).toBe(401);
	expect(await deliver({ credential: null })).toBe(401);
});
