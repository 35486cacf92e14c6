import { resources } from '../../nodes/OfAuth/actions';
import { create } from '../../nodes/OfAuth/actions/massMessage/create/create.operation';
import { fieldsOf, type Operation } from '../../nodes/OfAuth/runner/operation';
import { filesBelow, read } from './commands';
import { formsIn, type WrittenForm } from './source';

const ACTIONS = 'nodes/OfAuth/actions';

/** Those that are there more than once. */
function repeated(texts: string[]): string[] {
	return [...new Set(texts.filter((text, index) => texts.indexOf(text) < index))];
}

/** The parameters, and the places in the request, that an operation has more than once. */
function declaredTwice(operation: Pick<Operation, 'fields' | 'additionalFields'>): string[] {
	const fields = fieldsOf(operation as Operation);
	return [
		...repeated(fields.map(({ form }) => form.name)),
		// An entry may be checked for two bounds of one thing.
		...repeated(fields.flatMap(({ to }) => (to.in === 'checked' ? [] : `${to.in} ${to.name}`))),
	];
}

/** Parameters that are written out twice, although they look the same and go to the same place. */
function writtenTwice(forms: WrittenForm[]): string[] {
	return repeated(
		forms
			.filter(({ place }) => place !== undefined)
			.map(({ name, displayName, place }) => `${displayName} (${name}): ${place}`),
	);
}

/** Parameters that are written out twice, word for word. */
function copied(forms: WrittenForm[]): string[] {
	return repeated(forms.map(wordsOf));
}

function wordsOf({ name, displayName, description }: Omit<WrittenForm, 'place'>): string {
	return [name, displayName, description].join(' · ');
}

/** The form parts of each source. */
const WRITTEN = new Map(
	filesBelow('nodes')
		.filter((file) => file.endsWith('.ts'))
		.map((file) => [file, formsIn(read(file))]),
);
const SOURCES = [...WRITTEN.keys()];

function writtenIn(files: string[]): WrittenForm[] {
	return files.flatMap((file) => WRITTEN.get(file) ?? []);
}

/** The files of a resource, and those of the shared fields that it uses. */
function filesOf(resource: string): string[] {
	const own = SOURCES.filter((file) => file.startsWith(`${ACTIONS}/${resource}/`));
	const used = (file: string) =>
		own.some((one) => read(one).includes(`${file.slice(ACTIONS.length, -'.ts'.length)}'`));
	return [...own, ...SOURCES.filter((file) => file.startsWith(`${ACTIONS}/fields/`) && used(file))];
}

describe('A field is declared once', () => {
	it.each(
		resources.flatMap(({ value, operations }) =>
			operations.map((operation) => [`${value} ${operation.value}`, operation] as const),
		),
	)('in %s: one parameter of a name, one for a place in the request', (_, operation) => {
		expect(declaredTwice(operation)).toEqual([]);
	});

	it.each(resources.map(({ value }) => value))('among the operations of %s', (resource) => {
		const forms = writtenIn(filesOf(resource));
		expect(forms.length).toBeGreaterThan(0);
		expect(writtenTwice(forms)).toEqual([]);
	});

	it('among all operations, word for word', () => {
		expect(copied(writtenIn(SOURCES))).toEqual([]);
	});

	it.each(fieldsOf(create).map(({ form, to }) => [form.displayName, form, to] as const))(
		'%s of Create: its words and its place stand in one file',
		(_, form, to) => {
			const has = (one: WrittenForm) => wordsOf(one) === wordsOf(form);
			const files = SOURCES.filter((file) => WRITTEN.get(file)?.some(has));
			expect(files).toHaveLength(1);
			expect(writtenIn(files).find(has)?.place).toBe(`${to.in}('${to.name}')`);
		},
	);
});

describe('A second declaration would be noticed', () => {
	const [text, userLists] = fieldsOf(create);
	const PRICE = `{ form: { displayName: 'Price', name: 'price', type: 'number', default: 0, description: 'One' }, to: body('price'), read }`;

	it('of a parameter or of a place, in one operation', () => {
		const renamed = { ...text, form: { ...text.form, name: 'other' } };
		const moved = { ...text, to: userLists.to };
		expect(declaredTwice({ fields: [text, userLists] })).toEqual([]);
		expect(declaredTwice({ fields: [text], additionalFields: [renamed] })).toEqual(['body text']);
		expect(declaredTwice({ fields: [text, moved] })).toEqual(['text']);
	});

	it('in another file, in the same words or in others', () => {
		const again = PRICE.replace('One', 'Two');
		expect(copied(formsIn(`[${PRICE}, ${PRICE}]`))).toHaveLength(1);
		expect(writtenTwice(formsIn(`[${PRICE}, ${again}]`))).toEqual(["Price (price): body('price')"]);
	});

	it('and the same words for another place are none', () => {
		expect(writtenTwice(formsIn(`[${PRICE}, ${PRICE.replace('body', 'query')}]`))).toEqual([]);
	});
});
