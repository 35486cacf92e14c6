import type { INodeParameters } from 'n8n-workflow';

import { DEFAULT_CONNECTIONS, type SandboxConnection } from '../../sandbox';
import { useSandbox } from '../sandbox/client';
import { credentialsFor, send, wordsOf } from './support';

const fourth: SandboxConnection = { ...DEFAULT_CONNECTIONS[0], id: 'conn_ella' };
const its = useSandbox({ connections: [...DEFAULT_CONNECTIONS, fourth] });
const NAMES = ['conn_amber', 'conn_bella', 'conn_coral', 'conn_ella'];
const ITEMS = NAMES.map((creator) => ({ creator }));
const by = (value: unknown, mode = 'id') =>
	({ connectionId: { __rl: true, mode, value } }) as INodeParameters;

/** The header of each message's request by its text, which names the item. */
function headers() {
	return Object.fromEntries(
		creates().map(({ headers: sent, body }) => [
			(body as { text: string }).text,
			sent['x-connection-id'],
		]),
	);
}
/** The messages, without what is asked before them. */
const creates = () => its.sandbox.received.filter(({ method }) => method === 'POST');
const EACH = Object.fromEntries(NAMES.map((name) => [`to ${name}`, name]));
const text = '=to {{ $json.creator }}';

test('one credential, four items, four connections by expression: four headers', async () => {
	const parameters = { ...by('={{ $json.creator }}'), text };
	const { error, items } = await send(its.sandbox, { parameters, items: ITEMS });
	expect(error).toBeUndefined();
	expect(headers()).toEqual(EACH);
	expect(new Set(creates().map(({ connectionId }) => connectionId)).size).toBe(4);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2, 3].map((item) => ({ item })));
	const created = items.map(
		({ json }) => its.sandbox.messages.find(({ id }) => id === json.id)?.connectionId,
	);
	expect(created).toEqual(NAMES);
});

test('the same where the whole locator is an expression', async () => {
	const parameters = { connectionId: '={{ $json.creator }}', text };
	await send(its.sandbox, { parameters, items: ITEMS });
	expect(headers()).toEqual(EACH);
});

test('the same from a credential whose Connection ID is an expression per item', async () => {
	const credentials = credentialsFor(its.sandbox, { connectionId: '={{ $json.creator }}' });
	await send(its.sandbox, { parameters: { text }, items: ITEMS, credentials });
	expect(headers()).toEqual(EACH);
});

test.each([
	['nothing chosen', {}],
	['an empty ID', by('')],
	['an empty list', by('', 'list')],
])('%s: the credential’s connection', async (_name, parameters) => {
	const credentials = credentialsFor(its.sandbox, { connectionId: ' conn_bella ' });
	await send(its.sandbox, { parameters, items: [{}, {}], credentials });
	expect(its.sandbox.received.map(({ connectionId }) => connectionId)).toEqual([
		'conn_bella',
		'conn_bella',
	]);
});

test('a chosen connection wins over the credential’s, blanks around it dropped', async () => {
	await send(its.sandbox, { parameters: by(' conn_coral ') });
	expect(its.sandbox.received.map(({ connectionId }) => connectionId)).toEqual(['conn_coral']);
});

test('none anywhere is refused before any request', async () => {
	const credentials = credentialsFor(its.sandbox, { connectionId: '' });
	const { error } = await send(its.sandbox, { credentials });
	expect(wordsOf(error)).toContain('Connection [item 0]: there is none');
	expect(its.sandbox.received).toEqual([]);
});

test('one item whose expression names none stops all, and with continue only itself', async () => {
	const parameters = { ...by('={{ $json.creator }}'), text };
	const items = [{ creator: 'conn_bella' }, {}, { creator: 'conn_coral' }];
	const { error } = await send(its.sandbox, { parameters, items });
	expect(wordsOf(error)).toContain('Connection [item 1]: the expression gives nothing (undefined)');
	expect(creates()).toEqual([]);

	const settings = { onError: 'continueRegularOutput' } as const;
	await send(its.sandbox, { parameters, items, settings });
	expect(headers()).toEqual({ 'to conn_bella': 'conn_bella', 'to conn_coral': 'conn_coral' });
});

test.each([
	['its API Key is empty', { apiKey: '' }],
	['its API Key is empty', { apiKey: 'a\nb' }],
	['must begin with https://', { baseUrl: 'http://example.com' }],
	['is not an address', { baseUrl: 'example' }],
	['its Connection ID', { connectionId: 'a b' }],
])('a credential that cannot work is named: %s', async (words, data) => {
	const credentials = credentialsFor(its.sandbox, data);
	const { error } = await send(its.sandbox, { credentials });
	expect(wordsOf(error)).toContain('OFAuth credential [item 0]: ');
	expect(wordsOf(error)).toContain(words);
	expect(its.sandbox.received).toEqual([]);
});
