import { resources } from '../../nodes/OfAuth/actions';
import { connectionForm } from '../../nodes/OfAuth/runner/connection';
import { path, query } from '../../nodes/OfAuth/runner/field';
import type { Operation, Resource } from '../../nodes/OfAuth/runner/operation';
import { ENDPOINTS, type Endpoint } from '../../sandbox/api/endpoint';
import { coveredBy, wayOf } from '../../scripts/docs/coveredBy';
import { documented, endpointKey } from '../../scripts/docs/endpoints';
import { operationsPage } from '../../scripts/docs/operationsPage';
import { PAGES } from '../../scripts/docs/pages';
import { sizes } from '../../scripts/docs/sizes';
import { page, rowsOf } from './markdownPages';

test.each(PAGES.map((one) => [one.file, one] as const))(
	'%s is what `npm run docs` writes',
	(file, { write }) => {
		const now = page(file);
		expect(write(now)).toBe(now);
	},
);

describe('the operations there are', () => {
	const all = resources.flatMap(({ operations }) => operations);

	it('have actions that tell them apart, which are their anchors', () => {
		expect(new Set(all.map(({ action }) => action)).size).toBe(all.length);
	});

	it('have a short file each, which is what `npm run docs` counts', () => {
		expect(sizes()).toMatchObject({ operations: all.length });
		expect(sizes().median).toBeLessThanOrEqual(40);
		expect(sizes().largest).toBeLessThanOrEqual(80);
	});

	it.each(all.map((operation) => [operation.action, operation] as const))(
		'%s asks an endpoint that OFAuth documents',
		(_, { endpoint }) => expect(documented(endpoint)).toBeDefined(),
	);
});

describe('an operation of another kind', () => {
	const field = (name: string, displayName: string, to: ReturnType<typeof path>) => ({
		form: { displayName, name, type: 'string', default: '', required: true } as const,
		to,
		read: (value: unknown) => ({ value }),
	});
	const getBuyers: Operation = {
		value: 'getBuyers',
		name: 'Get Buyers',
		action: 'Get buyers of mass message',
		description: 'Get the fans | who bought it',
		endpoint: { method: 'GET', path: '/v2/access/analytics/mass-messages/{id}/buyers' },
		effect: 'reads',
		fields: [field('id', 'Mass Message', path('id'))],
		filters: [field('since', 'Since', query('startDate'))],
		output: { paging: { style: 'offset', pageSize: 20 }, simplify: ['id', 'name'] },
	};
	const resource: Resource = { value: 'campaign', name: 'Campaign', operations: [getBuyers] };
	const text = operationsPage([...resources, resource]);

	it('gets a section of its own', () => {
		expect(text).toContain('\n## Campaign\n\n### Get buyers of mass message\n');
		expect(text).toContain('[Get Buyers](#get-buyers-of-mass-message)');
		const section = text.slice(text.indexOf('## Campaign'));
		expect(section).toContain('permission `analytics:read`');
		expect(section).toContain('**Effect**: Changes nothing.');
		expect(section).toContain('One item per entry');
		expect(section).toContain('With Simplify only: `id`, `name`.');
		const rows = rowsOf(section);
		expect(rows).toContainEqual(['Mass Message', 'path `id`', 'Required.']);
		expect(rows).toContainEqual(['Since', 'query `startDate`', 'Required.']);
		expect(rows.map(([name]) => name)).toEqual(
			expect.arrayContaining([connectionForm.displayName, 'Return All', 'Limit', 'Simplify']),
		);
		expect(section).not.toContain('Dry Run');
	});

	it('covers its endpoint, whatever it calls the variable part', () => {
		const [, own] = resource.operations[0].endpoint.path.split('{id}');
		const buyers = ENDPOINTS.find(({ path: path_ }) => path_.endsWith(own)) as Endpoint;
		expect(coveredBy([resource]).get(endpointKey(buyers))).toEqual([
			'[Get buyers of mass message](operations.md#get-buyers-of-mass-message)',
		]);
		expect(wayOf(buyers, coveredBy([resource]))).toBe('operation');
	});
});
