/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- looks at the files of the project */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { MUTATIONS } from '../../scripts/mutations/index';

const ROOT = join(__dirname, '..', '..');
const isThere = (path: string) => existsSync(join(ROOT, path));

/** The mutations themselves take too long for every run of the tests; without their place they show nothing. */
test.each(MUTATIONS.map((mutation) => [mutation.name, mutation] as const))(
	'what is broken has its place in the code: %s',
	(_name, { file, from, to, tests }) => {
		expect(isThere(file)).toBe(true);
		expect(readFileSync(join(ROOT, file), 'utf8').split(from)).toHaveLength(2);
		expect(to).not.toBe(from);
		const missing = tests.filter((path) => !isThere(path) && !isThere(`${path}.test.ts`));
		expect(missing.filter((path) => !isThere(`${path}.ts`))).toEqual([]);
	},
);

test('each has a name of its own', () => {
	const names = MUTATIONS.map(({ name }) => name);
	expect(names).toEqual([...new Set(names)]);
});
