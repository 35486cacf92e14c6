import { useSandbox } from '../sandbox/client';
import { send, wordsOf } from '../actions/support';

const its = useSandbox();

test('a request takes at most Options → Timeout, and its outcome is unknown', async () => {
	its.sandbox.fault({ create: true, delayMs: 3000 });
	const start = Date.now();
	const { error } = await send(its.sandbox, {
		parameters: { options: { timeout: 0.3, onUnknownOutcome: 'stop' } },
	});
	expect(Date.now() - start).toBeGreaterThanOrEqual(290);
	expect(Date.now() - start).toBeLessThan(2500);
	expect(error).toMatchObject({ context: { data: { outcome: 'unknown' } } });
	expect(wordsOf(error)).toContain('Options → Timeout');
	expect(its.sandbox.received).toHaveLength(1);
	expect(its.sandbox.messages).toHaveLength(1);
});

test('a slower answer within it is waited for', async () => {
	its.sandbox.fault({ delayMs: 400 });
	const { items } = await send(its.sandbox, { parameters: { options: { timeout: 5 } } });
	expect(items[0].json.id).toBe(7001);
});

test('each item has its own', async () => {
	its.sandbox.fault({ delayMs: 500, times: Infinity });
	const { items } = await send(its.sandbox, {
		parameters: { text: '={{ $json.text }}', options: { timeout: '={{ $json.seconds }}' } },
		items: [
			{ text: 'hasty', seconds: 0.1 },
			{ text: 'patient', seconds: 5 },
		],
		settings: { onError: 'continueRegularOutput' },
	});
	const patient = its.sandbox.messages.find(({ body }) => body.text === 'patient');
	expect(items.map(({ json }) => json.id)).toEqual([undefined, patient?.id]);
	expect(patient).toBeDefined();
	expect(items[0].json.details).toMatchObject({ outcome: 'unknown' });
});
