import { REQUEST_FIELDS } from './fields';
import { BEARING, FORM, inside, isOnForm, mediaRow, NOT_IN_BODY, parameterOf } from './form';
import { kindOf, SCHEMA_FIELDS } from './schema';

const PATHS = Object.keys(SCHEMA_FIELDS);

test('the schema is the one that is meant', () => {
	expect(PATHS).toHaveLength(17);
	expect(PATHS).toEqual(expect.arrayContaining(['releaseForms.users', 'mediaItems', 'price']));
});

test('every field of the schema has a parameter, and none is invented', () => {
	const given = [...REQUEST_FIELDS.map(({ path }) => path), 'mediaItems'];
	expect(given.sort()).toEqual([...PATHS].sort());
});

test('every parameter of the form bears a field of the schema, each its own', () => {
	const bearing = BEARING.map(({ name }) => name);
	const known = [...REQUEST_FIELDS.map(({ parameter }) => parameter), 'media'];
	expect([...bearing].sort()).toEqual([...known].sort());
	expect(new Set(bearing).size).toBe(bearing.length);
});

test('beside them the form has only the connection, When to Send and the two collections', () => {
	const others = FORM.map(({ name }) => name).filter((name) => NOT_IN_BODY.includes(name));
	expect(others).toEqual(NOT_IN_BODY);
	expect(
		inside('options')
			.map(({ name }) => name)
			.sort(),
	).toEqual([
		'addToOutput',
		'dryRun',
		'fieldsThatMayBeEmpty',
		'leaveOutAlreadySent',
		'maxWait',
		'onUnknownOutcome',
		'parallelSends',
		'sendOnceKey',
		'testRecipients',
		'timeout',
	]);
});

test('a Dry Run is on when it is added', () => {
	expect(inside('options').find(({ name }) => name === 'dryRun')?.default).toBe(true);
});

test('names are the API’s own, and what an error calls a parameter is what the form calls it', () => {
	for (const { parameter, path, label } of REQUEST_FIELDS) {
		expect(parameterOf(path)?.displayName).toBe(label);
		const [outer, part] = path.split('.');
		const own = part ? `releaseForm${part[0].toUpperCase()}${part.slice(1)}` : outer;
		expect(parameter).toBe(own);
	}
});

/** The types of parameter in which a value of the schema's kind can be given. */
const TYPES: Record<string, string[]> = {
	boolean: ['boolean'],
	number: ['number'],
	integer: ['number'],
	string: ['string', 'dateTime'],
	array: ['string', 'multiOptions', 'fixedCollection'],
};

describe.each(PATHS)('%s', (path) => {
	const part = SCHEMA_FIELDS[path];
	const parameter = parameterOf(path);

	test('has a parameter of its kind', () => {
		expect(TYPES[kindOf(part) ?? '']).toContain(parameter?.type);
		expect(parameter?.type === 'dateTime').toBe(/Date$/.test(path));
	});

	test('has the limits of the schema in the form', () => {
		const { minValue, maxValue, numberPrecision } = parameter?.typeOptions ?? {};
		expect(minValue).toBe(part.minimum);
		expect(maxValue).toBe(part.maximum);
		if (kindOf(part) === 'integer') expect(numberPrecision).toBe(0);
	});

	test('puts nothing into the request that the user did not write', () => {
		// A number on the form and what is added start with the API's own default: `output.test.ts` has
		// the number left out until it is changed. Any other field on the form must start empty.
		const added = !isOnForm(parameter?.name ?? '') || parameter?.type === 'number';
		const isArrayAsText = kindOf(part) === 'array' && parameter?.type === 'string';
		const empty = { multiOptions: [], fixedCollection: {} }[parameter?.type as string] ?? '';
		const scalar = ['boolean', 'number', 'integer'].includes(kindOf(part) ?? '');
		expect(parameter?.default).toEqual(added && scalar && !isArrayAsText ? part.default : empty);
	});
});

test('a media row takes every kind of entry, and starts with none', () => {
	const row = Object.fromEntries(mediaRow().map((field) => [field.name, field]));
	expect(Object.keys(row)).toEqual(
		expect.arrayContaining(['source', 'vaultMediaId', 'references']),
	);
	expect(row.vaultMediaId.default).toMatchObject({ value: '' });
	expect(row.references.default).toBe('');
});
