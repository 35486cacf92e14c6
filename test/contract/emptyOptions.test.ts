import type { INodeParameters } from 'n8n-workflow';

import { send, wordsOf } from '../actions/support';
import { useSandbox } from '../sandbox/client';
import { inside } from './form';

const its = useSandbox();
const NOTHING = ['={{ $json.nothing }}', '={{ null }}', '={{ "" }}', '={{ [] }}'];
/** What the option of that name holds. */
const MAY_BE_EMPTY = ['text', 'all'];

/** Nothing in one of these says no more than that it was not added. */
const HARMLESS = ['addToOutput', 'fieldsThatMayBeEmpty'];
const NEEDED = inside('options').filter(({ name }) => !HARMLESS.includes(name));
const OPTIONS = NEEDED.flatMap(({ name, displayName }) =>
	NOTHING.flatMap((expression) =>
		MAY_BE_EMPTY.map((field) => [displayName, expression, field, name] as const),
	),
);

/** A lost Dry Run would send, a lost Send Once Key would send twice. */
test.each(OPTIONS)(
	'Options → %s by %s is refused, whatever may be empty (%s)',
	async (label, expression, field, name) => {
		const options = { fieldsThatMayBeEmpty: [field], [name]: expression };
		const { error } = await send(its.sandbox, { parameters: { options } });
		expect(wordsOf(error)).toContain(`Options → ${label} [item 0]: it is empty`);
		expect(its.sandbox.received).toEqual([]);
	},
);

test.each<[string, string, unknown]>([
	['Add to Output', 'addToOutput', 'text'],
	['Dry Run', 'dryRun', 'perhaps'],
	['Fields That May Be Empty', 'fieldsThatMayBeEmpty', 'prices'],
	['Fields That May Be Empty', 'fieldsThatMayBeEmpty', ['text', 'Price']],
	['Fields That May Be Empty', 'fieldsThatMayBeEmpty', ['scheduledDate']],
	['Fields That May Be Empty', 'fieldsThatMayBeEmpty', '={{ ["text", null] }}'],
	['Fields That May Be Empty', 'fieldsThatMayBeEmpty', '={{ ({ a: 1 }) }}'],
	['Leave Out Already Sent', 'leaveOutAlreadySent', 'perhaps'],
	['Max Wait (Seconds)', 'maxWait', -1],
	['Max Wait (Seconds)', 'maxWait', '={{ "long" }}'],
	['Send Once Key', 'sendOnceKey', 'x'.repeat(501)],
	['Send Once Key', 'sendOnceKey', '={{ ({ a: 1 }) }}'],
	['Parallel Sends per Connection', 'parallelSends', 0],
	['Parallel Sends per Connection', 'parallelSends', 21],
	['Parallel Sends per Connection', 'parallelSends', 1.5],
	['Test Recipients (User IDs)', 'testRecipients', 'fans'],
	['Test Recipients (User IDs)', 'testRecipients', '123456, fans'],
	['Test Recipients (User IDs)', 'testRecipients', ','],
	['Test Recipients (User IDs)', 'testRecipients', '1,,2'],
	['Timeout (Seconds)', 'timeout', 0],
	['Timeout (Seconds)', 'timeout', '={{ NaN }}'],
	['If Outcome Is Unknown', 'onUnknownOutcome', 'retry'],
])('Options → %s, a bad value is refused (%#)', async (label, name, value) => {
	const options = { [name]: value } as INodeParameters;
	const { error } = await send(its.sandbox, { parameters: { options } });
	expect(wordsOf(error)).toContain(`Options → ${label} [item 0]: `);
	expect(its.sandbox.received).toEqual([]);
});

test.each(MAY_BE_EMPTY)(
	'an empty connection expression is refused, whatever may be empty (%s)',
	async (field) => {
		for (const expression of NOTHING) {
			const locator = { __rl: true, mode: 'id', value: expression };
			for (const connectionId of [locator, expression] as INodeParameters[string][]) {
				const parameters = { connectionId, options: { fieldsThatMayBeEmpty: [field] } };
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

test.each(HARMLESS.flatMap((name) => [[], ...NOTHING].map((nothing) => [name, nothing] as const)))(
	'Options → %s by %j is as if it had not been added',
	async (name, nothing) => {
		const parameters = { options: { [name]: nothing } } as INodeParameters;
		const { error, items } = await send(its.sandbox, { parameters });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
		const price = { ...parameters, price: '={{ $json.nothing }}' };
		const refused = await send(its.sandbox, { parameters: price });
		expect(wordsOf(refused.error)).toContain('Price (USD) [item 0]: it is empty');
	},
);
