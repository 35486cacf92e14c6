import { useSandbox } from '../sandbox/client';
import { send } from '../actions/support';

const its = useSandbox();
const SYSTEM_ERRORS = ['EPERM', 'ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'ECONNRESET', 'EACCES'];

test.each<[string, object | string | undefined, string]>([
	[
		'{error, type, requestId}',
		{ error: 'Own words', type: 'BAD_REQUEST', requestId: 'r' },
		'OFAuth refused this: Own words (BAD_REQUEST, 400) [item 0]',
	],
	[
		'{error, code, details}',
		{ error: 'Own words', code: 'BAD_REQUEST', details: 'price' },
		'OFAuth refused this: Own words – price (BAD_REQUEST, 400) [item 0]',
	],
	[
		'{message, code, details}',
		{ message: 'Own words', code: 'BAD_REQUEST', details: { field: 'price' } },
		'OFAuth refused this: Own words – {"field":"price"} (BAD_REQUEST, 400) [item 0]',
	],
	['text', 'Own words', 'OFAuth refused this: Own words (400) [item 0]'],
	['nothing', undefined, 'OFAuth refused this: it gave no reason (400) [item 0]'],
	['broken JSON', '{"error": "Own', 'OFAuth refused this: {"error": "Own (400) [item 0]'],
])('a body of %s', async (_name, body, message) => {
	its.sandbox.fault({ status: 400, body });
	expect((await send(its.sandbox)).error?.message).toBe(message);
});

test('an HTML page is told by its title', async () => {
	const body = '<!doctype html><title>Blocked by the firewall</title><body>…</body>';
	its.sandbox.fault({ status: 403, body, contentType: 'text/html' });
	expect((await send(its.sandbox)).error?.message).toBe(
		'OFAuth refused this: Blocked by the firewall (403) [item 0]',
	);
});

/** n8n puts a phrase of its own in the place of a message that holds one of these. */
test.each(SYSTEM_ERRORS)('words that contain %s stay as they are', async (name) => {
	its.sandbox.fault({ status: 400, body: { error: `List "${name} fans" is not known` } });
	const { error } = await send(its.sandbox);
	expect(error?.message).toBe(
		`OFAuth refused this: List "${name} fans" is not known (400) [item 0]`,
	);
});

test.each(SYSTEM_ERRORS)('a bad value that contains %s stays as it is', async (name) => {
	const { error } = await send(its.sandbox, { parameters: { userIds: `${name} fans` } });
	expect(error?.message).toContain(`"${name} fans"`);
	expect(error?.message).toMatch(/^Nothing was sent\. /);
});
