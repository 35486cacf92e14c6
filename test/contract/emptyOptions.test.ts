import type { INodeParameters } from 'n8n-workflow';

import { send, wordsOf } from '../actions/support';
import { useSandbox } from '../sandbox/client';
import { inside } from './form';

const its = useSandbox();
const NOTHING = ['={{ $json.nothing }}', '={{ null }}', '={{ "" }}', '={{ [] }}'];
const EMPTY_FIELDS = ['refuse', 'leaveOut'];

const OPTIONS = inside('options').flatMap(({ name, displayName }) =>
	NOTHING.flatMap((expression) =>
		EMPTY_FIELDS.map((emptyFields) => [displayName, expression, emptyFields, name] as const),
	),
);

/** A lost Dry Run would send, a lost Send Once Key would send twice. */
test.each(OPTIONS)(
	'Options → %s by %s is refused, Empty Fields = %s',
	async (label, expression, emptyFields, name) => {
		const options = { emptyFields, [name]: expression };
		const { error } = await send(its.sandbox, { parameters: { options } });
		expect(wordsOf(error)).toContain(`Options → ${label} [item 0]: it is empty`);
		expect(its.sandbox.received).toEqual([]);
	},
);

test.each<[string, string, unknown]>([
	['Add to Output', 'addToOutput', 'text'],
	['Dry Run', 'dryRun', 'perhaps'],
	['Empty Fields', 'emptyFields', 'ignore'],
	['Leave Out Already Sent', 'leaveOutAlreadySent', 'perhaps'],
	['Max Wait for Rate Limit', 'maxWaitForRateLimit', -1],
	['Max Wait for Rate Limit', 'maxWaitForRateLimit', '={{ "long" }}'],
	['Send Once Key', 'sendOnceKey', 'x'.repeat(501)],
	['Send Once Key', 'sendOnceKey', '={{ ({ a: 1 }) }}'],
	['Sends at Once per Connection', 'sendsAtOnce', 0],
	['Sends at Once per Connection', 'sendsAtOnce', 21],
	['Sends at Once per Connection', 'sendsAtOnce', 1.5],
	['Test Recipients (User IDs)', 'testRecipients', 'fans'],
	['Test Recipients (User IDs)', 'testRecipients', '123456, fans'],
	['Test Recipients (User IDs)', 'testRecipients', ','],
	['Test Recipients (User IDs)', 'testRecipients', '1,,2'],
	['Timeout', 'timeout', 0],
	['Timeout', 'timeout', '={{ NaN }}'],
	['When Outcome Is Unknown', 'onUnknownOutcome', 'retry'],
])('Options → %s, a bad value is refused (%#)', async (label, name, value) => {
	const options = { [name]: value } as INodeParameters;
	const { error } = await send(its.sandbox, { parameters: { options } });
	expect(wordsOf(error)).toContain(`Options → ${label} [item 0]: `);
	expect(its.sandbox.received).toEqual([]);
});

test.each(EMPTY_FIELDS)(
	'an empty connection expression is refused, Empty Fields = %s',
	async (emptyFields) => {
		for (const expression of NOTHING) {
			const locator = { __rl: true, mode: 'id', value: expression };
			for (const connectionId of [locator, expression] as INodeParameters[string][]) {
				const parameters = { connectionId, options: { emptyFields } };
				const { error } = await send(its.sandbox, { parameters });
				expect(wordsOf(error)).toContain('Connection [item 0]: the expression gives nothing');
			}
		}
		expect(its.sandbox.received).toEqual([]);
	},
);

test.each(['a b', 'ä', '={{ 0 }}', '={{ ({ a: 1 }) }}', '={{ true }}'])(
	'the connection %p is refused',
	async (value) => {
		const connectionId = { __rl: true, mode: 'id', value };
		const { error } = await send(its.sandbox, { parameters: { connectionId } });
		expect(wordsOf(error)).toMatch(/Connection \[item 0\]: .* is not an ID/);
		expect(its.sandbox.received).toEqual([]);
	},
);
