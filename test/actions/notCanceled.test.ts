import type { ICredentialType } from 'n8n-workflow';

import { OfAuthApi } from '../../credentials/OfAuthApi.credentials';
import { notCanceled } from '../../nodes/OfAuth/runner/notCanceled';
import type { RunOptions } from '../helpers/engine';
import { useSandbox } from '../sandbox/client';
import { send } from './support';

const its = useSandbox();

/** A credential whose requests end as axios ends one that is aborted. */
class Aborted extends OfAuthApi implements ICredentialType {
	authenticate = async () => {
		throw Object.assign(new Error('canceled'), { code: 'ERR_CANCELED' });
	};
}

/** Everywhere from where the word can come into an error. */
const SOURCES: Array<[name: string, run: RunOptions, says: RegExp]> = [
	[
		'a request that was cut off',
		{
			credentialType: new Aborted(),
			parameters: { options: { onUnknownOutcome: 'stop' } },
		},
		/broke: it was cut off/,
	],
	['OFAuth', { parameters: { text: 'refused' } }, /The list was cancelled/],
	[
		'the name of a file',
		{
			parameters: { media: { items: [{ source: 'binary', binaryPropertyName: 'data' }] } },
			binary: { data: { data: 'AAAA', mimeType: 'video/mp4', fileName: 'canceled-subs.mp4' } },
		},
		/Upload of cancelled-subs\.mp4/,
	],
	['an id', { parameters: { userIds: 'canceled fans' } }, /"cancelled fans" has a blank inside/],
	['a key', { parameters: { options: { dryRun: 'Canceled' } } }, /"Cancelled" is neither true/],
	[
		'an expression that throws',
		{ parameters: { text: '={{ "x".hash("canceled") }}' } },
		/it cannot be read: Unknown algorithm cancelled/,
	],
	['an operation', { parameters: { operation: 'canceled' } }, /no operation "cancelled"/],
];

test.each(SOURCES)(
	'the word from %s: n8n stores a failed run, not a stopped one',
	async (...row) => {
		const [, run, says] = row;
		its.sandbox.fault({
			match: { text: 'refused' },
			status: 400,
			body: { error: 'The list was canceled' },
		});
		its.sandbox.fault({
			match: { path: /upload/ },
			status: 403,
			body: { error: 'No', type: 'FORBIDDEN' },
		});
		let stored = '';
		const { error } = await send(its.sandbox, { ...run, onStored: (json) => (stored = json) });
		expect(error?.message).toMatch(says);
		expect(error?.message).not.toMatch(/canceled/i);
		// Older engines say that it is running, and leave the rest to n8n.
		expect(JSON.parse(stored).status).toMatch(/^(error|running)$/);
	},
);

test.each([
	['canceled, Canceled, CANCELED', 'cancelled, Cancelled, CANCELLED'],
	['cancelled stays, as does cancel', 'cancelled stays, as does cancel'],
	['ERR_CANCELED', 'ERR_CANCELLED'],
])('%s', (message, expected) => {
	const error = new Error(message);
	expect(notCanceled(error)).toBe(error);
	expect(error.message).toBe(expected);
});

test('what is no error stays what it is', () => {
	expect(notCanceled('canceled')).toBe('canceled');
});
