import * as fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';

import { COLLECTIONS, fieldsOf } from '../../nodes/OfAuth/runner/operation';
import { endpointOf } from '../../sandbox/api/endpoint';
import { send } from '../actions/support';
import { useSandbox } from '../sandbox/client';
import { CASES } from './cases';
import { filledForms, NO_IDS, schemaOf } from './generate';

const its = useSandbox({ bucket: null });
const RUNS = 100;
const PAGING = ['limit', 'offset'];

const continues = { onError: 'continueRegularOutput' } as const;

describe.each(CASES.map((use) => [use.name, use] as const))(
	'%s',
	(_name, { resource, operation, parameters: use }) => {
		const endpoint = endpointOf(operation.endpoint.method, operation.endpoint.path);
		const chosen = { resource, operation: operation.value };

		test('has an endpoint of OFAuth, and each field a place there', () => {
			for (const field of fieldsOf(operation)) expect(schemaOf(operation, field)).toBeDefined();
			const inPath = fieldsOf(operation).filter(({ to }) => to.in === 'path');
			expect(inPath.map(({ to }) => to.name).sort()).toEqual(
				endpoint.pathParams.map(({ name }) => name).sort(),
			);
			const needed = endpoint.query.filter(({ required }) => required).map(({ name }) => name);
			const given = fieldsOf(operation).filter(({ form }) => form.required);
			expect(given.map(({ to }) => to.name)).toEqual(expect.arrayContaining(needed));
		});

		test('Simplify keeps ten fields at most, the id first', () => {
			const { simplify = ['id'] } = operation.output;
			expect(simplify.length).toBeLessThanOrEqual(10);
			expect(simplify[0]).toBe('id');
		});

		test(`${RUNS} forms give requests that OFAuth allows`, async () => {
			await fc.assert(
				fc.asyncProperty(filledForms(operation), async ({ parameters, path, query, body }) => {
					its.sandbox.reset();
					const refusal = { status: 404, body: { error: 'None', type: 'RESOURCE_NOT_FOUND' } };
					const match = { method: endpoint.method };
					its.sandbox.fault({ match, times: Infinity, ...refusal });
					await send(its.sandbox, {
						parameters: { ...(parameters as INodeParameters), ...chosen },
						settings: continues,
					});
					const [request, ...more] = its.sandbox.received;
					expect(more).toEqual([]);
					expect([request.method, request.path]).toEqual([endpoint.method, path]);
					const own = Object.entries(request.query).filter(([name]) => !PAGING.includes(name));
					expect(Object.fromEntries(own)).toEqual(query);
					expect(endpoint.query.map(({ name }) => name)).toEqual(
						expect.arrayContaining(Object.keys(request.query)),
					);
					expect(request.body ?? {}).toEqual(body);
				}),
				{ numRuns: RUNS },
			);
		}, 120_000);

		test('what is broken or missing is refused before any request', async () => {
			for (const { form } of fieldsOf(operation)) {
				if (form.type !== 'resourceLocator') continue;
				for (const value of NO_IDS) {
					const parameters = { ...use, ...chosen, [form.name]: '={{ $json.value }}' };
					const { error } = await send(its.sandbox, { parameters, items: [{ value }] });
					expect([value, error?.message]).toEqual([
						value,
						expect.stringContaining(form.displayName),
					]);
				}
			}
			for (const name of COLLECTIONS) {
				for (const { form } of operation[name] ?? []) {
					const parameters = {
						...use,
						...chosen,
						[name]: { [form.name]: '={{ $json.missing }}' },
					};
					const { error } = await send(its.sandbox, { parameters });
					expect(error?.message).toContain(form.displayName);
				}
			}
			expect(its.sandbox.received).toEqual([]);
		});
	},
);
