import { NodeOperationError, type ICredentialDataDecryptedObject } from 'n8n-workflow';

import { activate, triggerContext, type TriggerOptions } from '../helpers/webhookTrigger';
import { SECRET, TEST_SECRET, WRONG_SECRET } from './signed';

const credential = { signingSecret: SECRET };
const API_KEY = ['sk', 'live', '0123456789abcdef'].join('_');

/** What n8n shows where the trigger does not go live, or does not listen. */
async function refusalOf(options: TriggerOptions): Promise<string> {
	try {
		await activate(options);
	} catch (error) {
		expect(error).toBeInstanceOf(NodeOperationError);
		const { message, description } = error as NodeOperationError;
		return [message, description].filter(Boolean).join('\n');
	}
	return '';
}

describe.each(['trigger', 'manual'] as const)('In mode %s', (mode) => {
	it.each<[string, ICredentialDataDecryptedObject | null]>([
		['no credential', null],
		['an empty credential', {}],
		['an empty secret', { signingSecret: '', testSigningSecret: '' }],
		['blanks and commas', { signingSecret: ' ,\n' }],
		['a secret that is cut', { signingSecret: 'whsec_c2hvcnQ=' }],
	])('it does not start with %s, and says what to do', async (_, bad) => {
		const words = await refusalOf({ credential: bad, mode });
		expect(words).toMatch(/^No signing secret.*does not start: fill in Signing Secret/);
		expect(words).toMatch(/Copy it from the OFAuth dashboard under Developers > Webhooks/);
		expect(words).not.toContain('c2hvcnQ');
	});

	it('it starts with the secret of either address', async () => {
		expect(await refusalOf({ credential, mode })).toBe('');
		expect(await refusalOf({ credential: { testSigningSecret: TEST_SECRET }, mode })).toBe('');
	});

	it('it says which parameter cannot be', async () => {
		expect(await refusalOf({ credential, mode, parameters: { events: [] } })).toMatch(
			/^Events: choose/,
		);
		const options = { connectionIds: 'conn_a conn_b' };
		expect(await refusalOf({ credential, mode, parameters: { options } })).toMatch(
			/^Connection IDs: "conn_a conn_b" is not an ID/,
		);
	});
});

test('nothing has to be taken away when it stops', async () => {
	const { delete: stop } = triggerContext({}).nodeType.webhookMethods.default;
	expect(await stop.call({} as never)).toBe(true);
});

describe('The test of the credential', () => {
	const { credentialTest } = triggerContext({}).nodeType.methods;
	const test1 = async (data: ICredentialDataDecryptedObject) =>
		await credentialTest.ofAuthWebhookSecrets.call({} as never, {
			id: 'main',
			name: 'OFAuth Webhook',
			type: 'ofAuthWebhookApi',
			data,
		});

	it.each<Record<string, string>>([
		{ signingSecret: SECRET },
		{ signingSecret: SECRET, testSigningSecret: TEST_SECRET },
		{ signingSecret: `${SECRET}, ${WRONG_SECRET}\n${TEST_SECRET}` },
		{ signingSecret: 'a plain secret'.replaceAll(' ', '-').padEnd(32, '0') },
	])('is green where the form is right', async (data) => {
		expect(await test1(data)).toMatchObject({ status: 'OK' });
	});

	it.each([
		[{}, /^Signing Secret is empty\. Copy it from the OFAuth dashboard/],
		[{ signingSecret: ' , ' }, /^Signing Secret is empty/],
		[{ testSigningSecret: TEST_SECRET }, /^Signing Secret is empty/],
		[{ signingSecret: 'whsec_c2hvcnQ=' }, /^Signing Secret is too short: .*Copy all of it/],
		[
			{ signingSecret: SECRET.slice(0, -1) },
			/^Signing Secret begins with whsec_, but .* not complete/,
		],
		[{ signingSecret: API_KEY }, /^Signing Secret is an API key/],
		[
			{ signingSecret: `${SECRET} ${SECRET.slice(0, 10)}` },
			/^Signing Secret, number 2 of them, is too short/,
		],
		[
			{ signingSecret: SECRET, testSigningSecret: 'short' },
			/^Signing Secret of the Test URL is too short/,
		],
	])(
		'says what is wrong in words, without the secret',
		async (data: Record<string, string>, words) => {
			const { status, message } = await test1(data);
			expect(status).toBe('Error');
			expect(message).toMatch(words);
			for (const part of Object.values(data).flatMap((text) => text.match(/[\w=]{8,}/g) ?? []))
				expect(message).not.toContain(part.replace(/^whsec_|^sk_live_/, ''));
		},
	);

	it('takes what is no credential at all for an empty one', async () => {
		const result = await credentialTest.ofAuthWebhookSecrets.call({} as never, {} as never);
		expect(result.status).toBe('Error');
	});
});
