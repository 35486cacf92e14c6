import { arrowsOf, read, scratch, type BadArrow } from './commands';

const place = scratch();
afterAll(() => place.remove());

const HOUSE = 'nodes/OfAuth';

function types(from: string): string {
	return `import type * as planted from '${from}';`;
}

/** Lines that break a rule, each with the rule, and with where the arrow goes, if it is one. */
const PLANTED: Array<[name: string, file: string, line: string, rule: string, to?: string]> = [
	...[
		['values', 'instants', '../transport/page'],
		['transport', 'page', '../delivery/effects'],
		['delivery', 'effects', '../runner/problems'],
		['runner', 'hint', '../actions/index'],
		['actions', 'index', '../methods/loadOptions'],
		['methods', 'loadOptions', '../runner/hint'],
	].map(([room, file, to]): [string, string, string, string, string] => [
		`an arrow up from ${room}`,
		`${HOUSE}/${room}/${file}.ts`,
		types(to),
		`arrows-down-from-${room}`,
		`${HOUSE}/${to.slice('../'.length)}.ts`,
	]),
	[
		'an arrow from a credential into the form',
		'credentials/credentialTestRules.ts',
		types('../nodes/OfAuth/runner/hint'),
		'arrows-down-from-credentials',
		`${HOUSE}/runner/hint.ts`,
	],
	[
		'a node that imports a credential',
		`${HOUSE}/methods/editorRequest.ts`,
		types('../../../credentials/credentialTestRules'),
		'no-node-imports-a-credential',
		'credentials/credentialTestRules.ts',
	],
	[
		'a file of a node outside of the rooms',
		`${HOUSE}/OfAuth.node.ts`,
		types('./attic/old'),
		'node-uses-rooms',
		`${HOUSE}/attic/old.ts`,
	],
	[
		'a node that imports another node',
		'nodes/OfAuthTrigger/OfAuthTrigger.node.ts',
		types('../OfAuth/OfAuth.node'),
		'triggers-use-rooms',
		`${HOUSE}/OfAuth.node.ts`,
	],
	[
		'a resource that imports another',
		`${HOUSE}/actions/userList/get.operation.ts`,
		types('../massMessage'),
		'resources-apart',
		`${HOUSE}/actions/massMessage/index.ts`,
	],
	[
		'a shared field that imports a resource',
		`${HOUSE}/actions/fields/search.ts`,
		types('../massMessage'),
		'fields-know-no-resource',
		`${HOUSE}/actions/massMessage/index.ts`,
	],
	['a circle of types alone', 'bench/one.ts', types('./two'), 'no-circle', 'bench/two.ts'],
	[
		'a package that n8n does not bring',
		`${HOUSE}/values/money.ts`,
		types('fastify'),
		'nothing-from-outside',
		'node_modules/fastify/fastify.js',
	],
	[
		'a part of Node that n8n forbids',
		`${HOUSE}/values/money.ts`,
		types('node:fs'),
		'nothing-from-outside',
		'fs',
	],
	[
		'a file that is not published',
		`${HOUSE}/values/money.ts`,
		types('../../../bench/one'),
		'nothing-from-outside',
		'bench/one.ts',
	],
	[
		'an import of nothing',
		`${HOUSE}/values/money.ts`,
		types('./nowhere'),
		'nothing-missing',
		'./nowhere',
	],
	[
		'a published file that nothing reaches',
		`${HOUSE}/values/lonely.ts`,
		'export const lonely = 1;',
		'shipped-is-used',
	],
	[
		'a published file that only a test reaches',
		`${HOUSE}/values/tested.ts`,
		'export const tested = 1;',
		'shipped-is-used',
	],
	[
		'any other file that nothing reaches',
		'scripts/lonely.ts',
		'export const lonely = 1;',
		'everything-is-reached',
	],
];

/** What has to be there so that it can be broken, and what breaks no rule. */
const BESIDE: Array<[file: string, line: string]> = [
	[`${HOUSE}/attic/old.ts`, 'export type Old = 1;'],
	['bench/two.ts', types('./one')],
	['test/values/tested.test.ts', types('../../nodes/OfAuth/values/tested')],
	['nodes/OfAuthTrigger/OfAuthTrigger.node.ts', types('../OfAuth/transport/page')],
	['nodes/OfAuthTrigger/OfAuthTrigger.node.ts', types('./cursor')],
	['nodes/OfAuthTrigger/cursor.ts', types('../OfAuth/actions/fields/people')],
];

test('the arrows are looked at before the tests, in all of the repository', () => {
	const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
	expect(scripts.arrows).toBe('depcruise .');
	expect(scripts.test.split(' && ')).toEqual(['npm run checks', 'npm run build', 'jest']);
	const checks = scripts.checks.split(' ').filter((word) => word.startsWith('npm:'));
	expect(checks).toEqual(['npm:lint', 'npm:types', 'npm:arrows']);
});

describe('A rule bites', () => {
	let status: number;
	let found: BadArrow[];
	beforeAll(() => {
		const lines = PLANTED.map(([, file, line]): [string, string] => [file, line]);
		({ status, found } = arrowsOf(`${place.folder}`, [...lines, ...BESIDE]));
	});

	test('and the command fails', () => {
		expect(status).toBeGreaterThan(0);
	});

	test.each(PLANTED.map(([name, ...arrow]) => ({ name, arrow })))(
		'$name',
		({ arrow: [from, , rule, to] }) => {
			expect(found.filter((one) => one.from === from)).toContainEqual({ rule, from, to });
		},
	);

	test('only where it is broken', () => {
		const files = [...PLANTED.map(([, file]) => file), ...BESIDE.map(([file]) => file)];
		expect(found.filter(({ from }) => !files.includes(from))).toEqual([]);
		const ofTriggers = found.filter(({ rule }) => rule === 'triggers-use-rooms');
		expect(ofTriggers.map(({ to }) => to)).toEqual([`${HOUSE}/OfAuth.node.ts`]);
	});
});
