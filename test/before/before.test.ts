import { startSandbox, type Sandbox } from '../../sandbox';
import { OfAuth } from '../../nodes/OfAuth/OfAuth.node.ts';
import { asBefore, differs, FORM_DIFFERENCES } from './differences';
import form from './form.json';
import { replay, type Outcome, type Workflow } from './replay';
import workflows from './workflows.json';

/**
 * What Create was when operations became declarations: its form, and workflows of the examples and of
 * these tests with all that came of them. They are the same today but for the listed differences.
 */
let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ bucket: null });
});

afterAll(async () => {
	await sandbox.close();
});

describe('the form of Create', () => {
	const today = new OfAuth().description.properties.filter(({ displayOptions }) => {
		const { resource = ['massMessage'], operation = ['create'] } = displayOptions?.show ?? {};
		return resource.includes('massMessage') && operation.includes('create');
	});
	const before = JSON.parse(JSON.stringify(form)) as typeof today;

	test('has the same parameters in the same order', () => {
		const names = (properties: Array<{ name: string }>) => properties.map(({ name }) => name);
		const added = FORM_DIFFERENCES.flatMap(({ added: name }) => name ?? []);
		expect(names(today).filter((name) => !added.includes(name))).toEqual(names(before));
	});

	test.each(before.map((property) => [property.name, property] as const))(
		'%s',
		(name, property) => {
			const now = JSON.parse(JSON.stringify(today.find((one) => one.name === name))) as object;
			const difference = FORM_DIFFERENCES.find(({ parameter }) => parameter === name);
			expect(now).toEqual(difference?.now ? difference.now(property) : property);
		},
	);
});

describe('workflows', () => {
	const all = workflows as unknown as Array<{
		from: string;
		workflow: Workflow;
		outcome: Outcome;
	}>;

	test.each(all.map((one) => [one.from, one] as const))('%s', async (_from, one) => {
		expect(asBefore(await replay(one.workflow, sandbox))).toEqual(differs(one.outcome));
	});
});
