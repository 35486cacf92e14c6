import Ajv from 'ajv/dist/2020';

import { ENDPOINTS } from '../../sandbox/api/endpoint';
import operation from '../create-mass-message.schema.json';

const ajv = new Ajv();
const SCHEMAS: Array<[string, object]> = [
	...ENDPOINTS.flatMap(({ method, path, body, response }): Array<[string, object]> => [
		...(body ? [[`the body of ${method} ${path}`, body] as [string, object]] : []),
		[`the answer to ${method} ${path}`, response],
	]),
	['the body of a mass message', operation.request],
	['the answer to a mass message', operation.response],
];

/** The sandbox takes them as they are. */
test.each(SCHEMAS)('%s has a schema of 2020-12', (_, schema) => {
	ajv.validateSchema(schema);
	expect(ajv.errors ?? []).toEqual([]);
});

test('a type that is none is not taken', () => {
	expect(ajv.validateSchema({ type: 'text' })).toBe(false);
});
