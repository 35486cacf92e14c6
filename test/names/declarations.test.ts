import { resources } from '../../nodes/OfAuth/actions';
import { fieldsOf } from '../../nodes/OfAuth/runner/operation';
import endpoints from '../../sandbox/api/endpoints.json';

const NAMING = resources.flatMap(({ value, operations }) =>
	operations.flatMap((operation) =>
		fieldsOf(operation).flatMap(({ form, to, names }) =>
			names ? [{ field: `${value} ${operation.value}: ${form.displayName}`, to, names }] : [],
		),
	),
);

test('there are fields whose entries may be names', () => {
	expect(NAMING.length).toBeGreaterThan(1);
});

test.each(NAMING)('$field: its place is one where names are replaced', ({ to }) => {
	expect(to.in).toBe('body');
	expect(to.name).not.toContain('.');
});

test.each(NAMING)(
	'$field: OFAuth lists what is named, with that permission and page',
	({ names }) => {
		const all = endpoints as Array<{
			method: string;
			path: string;
			permission: string | null;
			query: Array<{ name: string; max?: number }>;
		}>;
		const endpoint = all.find(({ method, path }) => method === 'GET' && path === names.path);
		expect(endpoint?.permission).toBe(names.permission);
		expect(endpoint?.query.find(({ name }) => name === 'limit')?.max).toBe(names.paging.pageSize);
	},
);
