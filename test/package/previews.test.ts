import { resolveOutputSchemaPath } from 'n8n-core';

import { resources } from '../../nodes/OfAuth/actions';
import { nameOfKept } from '../../nodes/OfAuth/runner/simplify';
import { endpointOf, type Endpoint } from '../../sandbox/api/endpoint';
import { filesBelow, read, ROOT } from './commands';

const FOLDER = 'nodes/OfAuth/__schema__/v1.0.0';

interface Preview {
	properties: Record<string, unknown>;
}

const OPERATIONS = resources.flatMap(({ value, operations }) =>
	operations.map((operation) => [`${value}/${operation.value}.json`, operation] as const),
);

interface Schema {
	properties?: Record<string, Schema>;
	items?: Schema;
	anyOf?: Schema[];
}

/** What OFAuth gives, whole or as an entry of a list, and what the node adds to it. */
function namesIn({ response, pathParams }: Endpoint, state: object = {}): string[] {
	const schema = response as Schema;
	const { properties = {} } = schema.anyOf?.[0] ?? schema;
	const entries = properties.list?.items?.properties ?? {};
	const parts = pathParams.map(({ name }) => name);
	return [...Object.keys({ ...properties, ...entries, ...state }), ...parts];
}

/** What becomes of a file is told by several answers: test/operations holds it. */
const OF_FILES = 'vaultMedia/upload.json';

test('every operation has an output preview, and none is left over', () => {
	const found = filesBelow(FOLDER).map((file) => file.slice(FOLDER.length + 1));
	expect(found.sort()).toEqual(OPERATIONS.map(([file]) => file).sort());
});

test.each(OPERATIONS)('%s shows what comes out', (file, { endpoint, output }) => {
	const { properties } = JSON.parse(read(`${FOLDER}/${file}`)) as Preview;
	const shown = Object.keys(properties);
	if (output.simplify) expect(shown).toEqual(output.simplify.map(nameOfKept));
	else if (file !== OF_FILES) {
		const documented = endpointOf(endpoint.method, endpoint.path);
		expect(namesIn(documented, output.state)).toEqual(expect.arrayContaining(shown));
	}
	expect(shown.length).toBeGreaterThan(0);
});

test.each([
	['OfAuthTrigger', ['event', 'connectionId', 'id']],
	['OfAuthWebhookTrigger', ['event', 'eventId', 'eventTime', 'connectionId', 'body']],
])('%s shows what every one of its items has', (node, names) => {
	const file = resolveOutputSchemaPath({ nodeDir: `${ROOT}/nodes/${node}`, version: 1 });
	expect(file).toBe(`${ROOT}/nodes/${node}/__schema__/v1.0.0.json`);
	const { properties } = JSON.parse(read(`nodes/${node}/__schema__/v1.0.0.json`)) as Preview;
	expect(Object.keys(properties)).toEqual(names);
});
