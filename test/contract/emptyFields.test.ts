import type { INodePropertyOptions } from 'n8n-workflow';

import { create } from '../../nodes/OfAuth/actions/massMessage/create/create.operation';
import { fieldsOf } from '../../nodes/OfAuth/runner/operation';
import { REQUEST_FIELDS } from './fields';
import { inside } from './form';
import { bodies, send, wordsOf } from '../actions/support';
import { useSandbox } from '../sandbox/client';
import { parametersOf } from './parameters';

const its = useSandbox({ bucket: null });

/** Expressions that give nothing, and how the error shows it. */
const NOTHING: Array<[expression: string, shown: string]> = [
	['={{ $json.nothing }}', 'it is empty (undefined)'],
	['={{ null }}', 'it is empty (null)'],
	['={{ "" }}', 'it is empty: '],
	['={{ " " }}', 'it is empty (" ")'],
	['={{ [] }}', 'it is empty: '],
	['={{ [null, ""] }}', 'it is empty ([null,""])'],
];
/** Text that holds a list without an entry: for a field of ids it is as empty as an empty list. */
const NO_ENTRY: Array<[expression: string, shown: string]> = [
	['={{ JSON.stringify([]) }}', 'it is empty ("[]")'],
	['={{ $json.nothing }},{{ $json.nothing }}', 'it is empty (",")'],
];
const LISTS = [
	'userLists',
	'userIds',
	'excludeUserLists',
	'userTags',
	'releaseFormGuests',
	'releaseFormPartners',
	'releaseFormUsers',
];
/** Enough of a message whichever of its fields is missing. */
const FULL = { text: 'Hello', userIds: '123456', userLists: ['fans'] };
const media = [{ source: 'references', references: '501' }];
const SENT = { text: 'Hello', userIds: [123456], userLists: ['fans'], mediaItems: [501] };

/** At a Set Time has a date, whatever may be empty. */
const NEEDED = ['scheduledDate'];
const CASES = REQUEST_FIELDS.flatMap(({ parameter, label, path }) =>
	[...NOTHING, ...(LISTS.includes(parameter) ? NO_ENTRY : [])].map(
		([expression, shown]) => [label, shown, expression, parameter, path] as const,
	),
);

test.each(CASES)('%s that gives %s makes the item bad', async (label, shown, expression, name) => {
	const parameters = parametersOf({ fields: { ...FULL, [name]: expression }, media });
	const { error } = await send(its.sandbox, { parameters });
	expect(error?.name).toBe('NodeOperationError');
	expect(wordsOf(error)).toContain(`${label} [item 0]: ${shown}`);
	expect(its.sandbox.received).toEqual([]);
});

describe.each(['its own name', 'all'])('a field that may be empty, by %s', (by) => {
	const canBeLeftOut = CASES.filter(([, , , name]) => !NEEDED.includes(name));
	test.each(canBeLeftOut)(
		'%s that gives %s is left out',
		async (_l, _s, expression, name, path) => {
			const parameters = parametersOf({ fields: { ...FULL, [name]: expression }, media });
			const options = { fieldsThatMayBeEmpty: [by === 'all' ? by : name] };
			const { error } = await send(its.sandbox, { parameters: { ...parameters, options } });
			expect(error).toBeUndefined();
			const expected: Record<string, unknown> = { ...SENT };
			delete expected[path];
			expect(bodies(its.sandbox)).toEqual([expected]);
		},
	);
});

test.each(REQUEST_FIELDS.map(({ parameter, label }) => [label, parameter] as const))(
	'%s is bad where it is empty and every other field may be',
	async (label, name) => {
		const others = REQUEST_FIELDS.filter(
			({ parameter }) => parameter !== name && !NEEDED.includes(parameter),
		);
		const options = {
			fieldsThatMayBeEmpty: ['media', ...others.map(({ parameter }) => parameter)],
		};
		const parameters = parametersOf({ fields: { ...FULL, [name]: '={{ null }}' }, media });
		const { error } = await send(its.sandbox, { parameters: { ...parameters, options } });
		expect(wordsOf(error)).toContain(`${label} [item 0]: it is empty (null)`);
		expect(its.sandbox.received).toEqual([]);
	},
);

test('the form offers every field that can be left out, and all of them at once', () => {
	const option = inside('options').find(({ name }) => name === 'fieldsThatMayBeEmpty');
	expect(option?.default).toEqual([]);
	const choices = (option?.options ?? []) as INodePropertyOptions[];
	expect(choices.map(({ name, value }) => [name, value])).toEqual([
		['All', 'all'],
		...fieldsOf(create)
			.filter(({ form }) => !NEEDED.includes(form.name))
			.map(({ form }) => [form.displayName, form.name])
			.sort(([one], [other]) => one.localeCompare(other)),
	]);
});

test('one that was added and not filled in is as empty as an expression that gives nothing', async () => {
	const parameters = parametersOf({
		fields: { ...FULL, subscribedAfterDate: '', excludeUserLists: [] },
	});
	const { error } = await send(its.sandbox, { parameters });
	expect(wordsOf(error)).toContain('Subscribed After Date [item 0]: ');
	expect(wordsOf(error)).toContain('Exclude User List Names or IDs [item 0]: ');
	expect(its.sandbox.received).toEqual([]);
});

test('0 and false are values', async () => {
	const zero = { price: '={{ 0 }}', previewMediaCount: '={{ 0 }}', isMarkdown: '={{ false }}' };
	await send(its.sandbox, { parameters: parametersOf({ fields: { ...FULL, ...zero }, media }) });
	expect(bodies(its.sandbox)).toEqual([
		{ ...SENT, price: 0, previewMediaCount: 0, isMarkdown: false },
	]);
});
