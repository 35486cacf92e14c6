import { resources } from '../../nodes/OfAuth/actions';
import { filesBelow, read } from './commands';

const FOLDER = 'nodes/OfAuth/__schema__/v1.0.0';

interface Preview {
	properties: Record<string, unknown>;
}

const OPERATIONS = resources.flatMap(({ value, operations }) =>
	operations.map((operation) => [`${value}/${operation.value}.json`, operation] as const),
);

test('every operation has an output preview, and none is left over', () => {
	const found = filesBelow(FOLDER).map((file) => file.slice(FOLDER.length + 1));
	expect(found.sort()).toEqual(OPERATIONS.map(([file]) => file).sort());
});

test.each(OPERATIONS)('%s shows what Simplify keeps', (file, { output: { simplify } }) => {
	const { properties } = JSON.parse(read(`${FOLDER}/${file}`)) as Preview;
	if (simplify) expect(Object.keys(properties)).toEqual(simplify);
	else expect(Object.keys(properties)).toContain('id');
});
