import Ajv from 'ajv';
import * as fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';

import { COLLECTIONS, fieldsOf } from '../../nodes/OfAuth/runner/operation';
import { nameOfKept } from '../../nodes/OfAuth/runner/simplify';
import { endpointOf, type Endpoint } from '../../sandbox/api/endpoint';
import { send } from '../actions/support';
import { useSandbox } from '../sandbox/client';
import { CONTRACT_CASES, pathPattern } from './cases';
import { filledForms, NO_IDS, schemaOf } from './generate';

const its = useSandbox({ bucket: null });
const RUNS = 100;
const PAGING = ['limit', 'offset'];
/** What tells an entry from the others, under the name that its operation gives it. */
const IDS = ['id', 'userId'];

const ajv = new Ajv({ strict: false, formats: { uri: true } });
const continues = { onError: 'continueRegularOutput' } as const;
const refusal = { status: 404, body: { error: 'None', type: 'RESOURCE_NOT_FOUND' } };

/** Every way in which a query is not what OFAuth documents. */
function brokenIn({ query: known }: Endpoint, query: Record<string, unknown>): string[] {
	return Object.entries(query).flatMap(([key, value]) => {
		const [, outer = key, inner] = /^(\w+)\[(\w+)\]$/.exec(key) ?? [];
		const own = known.find(({ name }) => name === outer);
		const part = inner ? own?.properties?.[inner] : own;
		if (!part) return [`${key} is unknown`];
		const { min = -Infinity, max = Infinity } = inner ? {} : (own ?? {});
		const isText = [value].flat().every((one) => typeof one === 'string');
		const isNumber = own?.type === 'number' && !inner;
		const number = Number(value);
		return [
			...(isText ? [] : [`${key} is no text`]),
			...(part.enum && !part.enum.includes(String(value)) ? [`${key} is ${String(value)}`] : []),
			...(isNumber && !(number >= min && number <= max) ? [`${key} is ${String(value)}`] : []),
			...(Array.isArray(value) && !own?.arrayAllowed ? [`${key} is there twice`] : []),
		];
	});
}

describe.each(CONTRACT_CASES.map((use) => [use.name, use] as const))(
	'%s',
	(_name, { resource, operation, parameters: use }) => {
		const endpoint = endpointOf(operation.endpoint.method, operation.endpoint.path);
		const chosen = { resource, operation: operation.value };
		const isBody = endpoint.body ? ajv.compile(endpoint.body) : () => true;
		const own = pathPattern(operation);

		test('has an endpoint of OFAuth, and each field a place there', () => {
			for (const field of fieldsOf(operation)) expect(schemaOf(operation, field)).toBeDefined();
			const inPath = fieldsOf(operation).filter(({ to }) => ['path', 'each'].includes(to.in));
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
			if (simplify.length > 1) expect(IDS).toContain(nameOfKept(simplify[0]));
		});

		test(`${RUNS} forms give requests that OFAuth allows`, async () => {
			await fc.assert(
				fc.asyncProperty(filledForms(operation), async ({ parameters, paths, query, body }) => {
					its.sandbox.reset();
					its.sandbox.fault({
						match: { method: endpoint.method, path: own },
						times: Infinity,
						...refusal,
					});
					await send(its.sandbox, {
						// As n8n stores them.
						parameters: JSON.parse(
							JSON.stringify({
								options: use.options,
								...(parameters as INodeParameters),
								...chosen,
							}),
						) as INodeParameters,
						settings: continues,
					});
					const requests = its.sandbox.received.filter(
						({ method, path }) => method === endpoint.method && own.test(path),
					);
					expect(requests.map(({ path }) => path).sort()).toEqual([...paths].sort());
					// What is looked at before is only read.
					const others = its.sandbox.received.filter((request) => !requests.includes(request));
					expect(others.filter(({ method }) => method !== 'GET')).toEqual([]);
					for (const request of requests) {
						const asked = Object.entries(request.query).filter(
							([name]) => !PAGING.includes(name) || name in query,
						);
						expect(Object.fromEntries(asked)).toEqual(query);
						expect(brokenIn(endpoint, request.query)).toEqual([]);
						expect(request.body ?? {}).toEqual(body);
						expect([request.body, isBody(request.body ?? {})]).toEqual([request.body, true]);
						expect('x-connection-id' in request.headers).toBe(!operation.isOfKey);
					}
				}),
				{ numRuns: RUNS },
			);
		}, 120_000);

		test('what is broken or missing is refused before any request', async () => {
			const refused = async (parameters: INodeParameters, label: string, value?: unknown) => {
				const { error } = await send(its.sandbox, { parameters, items: [{ value } as never] });
				expect([value, error?.message]).toEqual([value, expect.stringContaining(label)]);
			};
			for (const { form, onlyIf } of operation.fields ?? []) {
				if (!form.required || onlyIf) continue;
				const values = form.type === 'resourceLocator' ? NO_IDS : ['', '  ', null];
				for (const value of values) {
					const parameters = { ...use, ...chosen, [form.name]: '={{ $json.value }}' };
					await refused(parameters, form.displayName, value);
				}
			}
			for (const name of COLLECTIONS) {
				for (const { form } of operation[name] ?? []) {
					for (const expression of ['={{ $json.missing }}', '={{ ({ no: "value" }) }}']) {
						const parameters = { ...use, ...chosen, [name]: { [form.name]: expression } };
						await refused(parameters, form.displayName);
					}
				}
			}
			expect(its.sandbox.received).toEqual([]);
		}, 60_000);
	},
);
