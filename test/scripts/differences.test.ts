import { resources } from '../../nodes/OfAuth/actions';
import { query } from '../../nodes/OfAuth/runner/field';
import { fieldsOf, type Operation } from '../../nodes/OfAuth/runner/operation';
import { DIFFERENCE_REASONS, whyOf } from '../../scripts/docs/differenceReasons';
import { differencesOf } from '../../scripts/docs/differences';

describe('what differs from OFAuth’s description', () => {
	const differences = differencesOf(resources);

	it.each(differences.map((one) => [`${one.operation} ${one.place}: ${one.what}`, one] as const))(
		'%s, for a reason',
		(_, one) => expect(whyOf(one)).toMatch(/\w/),
	);

	it('has no reason for what does not differ', () => {
		const there = differences.flatMap(({ operation, place, what }) =>
			[operation, '*'].map((of) => `${of} ${place}: ${what}`),
		);
		const given = DIFFERENCE_REASONS.flatMap(({ at }) => at);
		expect(given.filter((one) => !there.includes(one))).toEqual([]);
		expect(new Set(given).size).toBe(given.length);
	});

	/** The differences of a search for users that is declared otherwise. */
	function differencesWith(change: (search: Operation) => Operation): string[] {
		const [user] = resources.filter(({ value }) => value === 'user');
		const [search] = user.operations.filter(({ value }) => value === 'search');
		const changed = { ...user, operations: [change(search)] };
		return differencesOf([changed]).map(({ place, what }) => `${place}: ${what}`);
	}
	const withForm = (form: object) => (search: Operation) => ({
		...search,
		fields: [{ ...fieldsOf(search)[0], form: { ...fieldsOf(search)[0].form, ...form } }],
	});

	it.each<[string, (search: Operation) => Operation, string]>([
		[
			'a name that OFAuth does not know',
			(one) => ({ ...one, filters: [{ ...fieldsOf(one)[0], to: query('words') }] }),
			'query words: OFAuth does not know it',
		],
		[
			'a name that is left out',
			(one) => ({ ...one, fields: [], filters: [] }),
			'query query: not in the form',
		],
		[
			'another method',
			(one) => ({ ...one, endpoint: { ...one.endpoint, method: 'PUT' } }),
			'endpoint: OFAuth does not know it',
		],
		[
			'another limit',
			withForm({ type: 'number', typeOptions: { maxValue: 5 } }),
			'query query: to 5',
		],
		[
			'another choice',
			withForm({ type: 'options', options: [{ name: 'A', value: 'a' }] }),
			'query query: with the choice `a`',
		],
		[
			'pages of another size',
			(one) => ({ ...one, output: { paging: { style: 'offset', pageSize: 7 } } }),
			'query limit: pages of 7',
		],
	])('finds %s', (_, change, found) => {
		expect(differencesWith((search) => search)).not.toContain(found);
		expect(differencesWith(change)).toContain(found);
	});
});
