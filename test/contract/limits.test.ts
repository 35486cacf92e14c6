import { REQUEST_FIELDS } from './fields';
import { bodyOf, ENOUGH, problemsOf, requestOf, type Typed } from './given';
import { allows, kindOf, SCHEMA_FIELDS, type SchemaPart } from './schema';

/** Values just inside and just outside what the schema says of a field. */
function edges(part: SchemaPart): { inside: unknown[]; outside: unknown[] } {
	const kind = kindOf(part);
	if (kind === 'boolean') return { inside: [true, false], outside: ['yes', 2] };
	if (kind === 'number' || kind === 'integer') {
		const { minimum = NaN, maximum = 5 } = part;
		const above = part.maximum === undefined ? 0.5 : maximum + 0.01;
		return { inside: [minimum, maximum], outside: [minimum - 1, above, 'many', NaN] };
	}
	if (kind === 'array') {
		const isMixed = part.items?.anyOf !== undefined;
		return { inside: [[1]], outside: [[0], [-1], [1.5], [true], ...(isMixed ? [] : [['fans']])] };
	}
	const { maxLength } = part;
	if (!maxLength) return { inside: ['123456'], outside: [{}, true] };
	return { inside: ['x'.repeat(maxLength)], outside: ['x'.repeat(maxLength + 1), {}, true] };
}

const SIX = ['1', '2', '3', '4', '5', '6'].map((references) => ({
	source: 'references',
	references,
}));

describe.each(REQUEST_FIELDS.map((field) => [field.path, field] as const))('%s', (path, field) => {
	const { inside, outside } = edges(SCHEMA_FIELDS[path]);
	const isDate = path.endsWith('Date');
	const typed = (value: unknown): Typed => ({
		fields: { ...ENOUGH, [field.parameter]: value },
		media: SIX,
	});

	test('takes what is just inside the schema', () => {
		for (const value of isDate ? ['2027-01-15T09:30:00'] : inside) {
			const body = bodyOf(requestOf(typed(value)));
			expect(allows(body)).toBe(true);
			const [outer, inner] = path.split('.');
			const sent = inner ? (body[outer] as Record<string, unknown>)[inner] : body[outer];
			expect(sent).toEqual(isDate ? '2027-01-15T08:30:00.000Z' : sameKind(sent, value));
		}
	});

	test('refuses what is just outside, under its own name', () => {
		for (const value of isDate ? ['tomorrow', {}, true] : outside) {
			const problems = problemsOf(requestOf(typed(value)));
			expect(problems).toEqual([expect.stringContaining(`${field.label}: `)]);
		}
	});
});

/** Digits become a number where the field takes numbers. */
function sameKind(sent: unknown, value: unknown): unknown {
	return typeof sent === 'number' ? Number(value) : value;
}
