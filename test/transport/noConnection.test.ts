import { startSandbox } from '../../sandbox';
import { useSandbox } from '../sandbox/client';
import { credentialsFor, send, wordsOf } from '../actions/support';

const its = useSandbox();

test('a port where nothing listens: tried three times, certainly not sent, Base URL named', async () => {
	const gone = await startSandbox();
	await gone.close();
	const start = Date.now();
	const { error } = await send(its.sandbox, { credentials: credentialsFor(gone) });
	// Pauses of one and two seconds lie between the tries.
	expect(Date.now() - start).toBeGreaterThanOrEqual(2900);
	expect(error).toMatchObject({
		name: 'NodeApiError',
		context: { data: { outcome: 'notSent', type: 'ECONNREFUSED' } },
	});
	expect(wordsOf(error)).toContain('Nothing listens at Base URL of the OFAuth credential');
	expect(gone.received).toEqual([]);
});

test('https where the server speaks http only is told as a broken connection', async () => {
	const baseUrl = its.sandbox.url.replace('http:', 'https:');
	const { error } = await send(its.sandbox, {
		credentials: credentialsFor(its.sandbox, { baseUrl }),
		parameters: { options: { onUnknownOutcome: 'stop' } },
	});
	expect(error?.name).toBe('NodeApiError');
	expect(wordsOf(error)).toContain('The connection to OFAuth broke');
	expect(its.sandbox.messages).toEqual([]);
});

test('a Base URL with a path is the beginning of every address', async () => {
	const credentials = credentialsFor(its.sandbox, { baseUrl: `${its.sandbox.url}/proxy/` });
	const { error } = await send(its.sandbox, { credentials });
	expect(its.sandbox.received[0].path).toBe('/proxy/v2/access/mass-messages');
	expect(wordsOf(error)).toContain('Check Base URL');
});
