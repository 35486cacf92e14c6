import { startSandbox, type Sandbox } from '../../sandbox';
import { OfAuth } from '../../nodes/OfAuth/OfAuth.node.ts';
import {
	asBefore,
	FORM_DIFFERENCES,
	inTodaysWords,
	QUESTIONS,
	STORE_AWAY,
	textIdsIn,
} from './differences';
import form from './form.json';
import { moved, movedForm } from './moves';
import { errorToday, isCompared, withNamedFields } from './refusals';
import { replay, type Outcome, type Workflow } from './replay';
import workflows from './workflows.json';

/**
 * What Create was when operations became declarations: its form, and workflows of the examples and of
 * these tests with all that came of them. They are the same today but for the listed differences and moves.
 */
let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ bucket: null });
});

afterAll(async () => {
	await sandbox.close();
});

describe('the form of Create', () => {
	const CREATE = { resource: ['massMessage'], operation: ['create'] };
	// What other operations have as well is shown for them too.
	const today = new OfAuth().description.properties.flatMap((property) => {
		const { show } = property.displayOptions ?? {};
		const { resource = CREATE.resource, operation = CREATE.operation } = show ?? {};
		if (!resource.includes('massMessage') || !operation.includes('create')) return [];
		if (!show?.operation) return [property];
		const displayOptions = { ...property.displayOptions, show: { ...show, ...CREATE } };
		return [{ ...property, displayOptions }];
	});
	const before = inTodaysWords(form) as unknown as typeof today;

	test('has the same parameters in the same order', () => {
		const names = (properties: Array<{ name: string }>) => properties.map(({ name }) => name);
		const added = FORM_DIFFERENCES.flatMap(({ added: name }) => name ?? []);
		const removed = FORM_DIFFERENCES.flatMap(({ removed: name }) => name ?? []);
		expect(names(today).filter((name) => !added.includes(name))).toEqual(
			names(before).filter((name) => !removed.includes(name)),
		);
	});

	const isRemoved = ({ name }: { name: string }) =>
		FORM_DIFFERENCES.some(({ removed }) => removed === name);
	const kept = before.filter((property) => !isRemoved(property));
	test.each(kept.map((property) => [property.name, property] as const))('%s', (name, property) => {
		const now = JSON.parse(JSON.stringify(today.find((one) => one.name === name))) as object;
		const difference = FORM_DIFFERENCES.find(({ parameter }) => parameter === name);
		const expected = property.type === 'collection' ? movedForm(property) : property;
		expect(now).toEqual(difference?.now ? difference.now(expected) : expected);
	});
});

describe('workflows', () => {
	const all = workflows as unknown as Array<{
		from: string;
		workflow: Workflow;
		outcome: Outcome;
	}>;
	test.each(all.filter(isCompared).map((one) => [one.from, one] as const))(
		'%s',
		async (from, one) => {
			const parameters = withNamedFields(moved(one.workflow.parameters));
			sandbox.reset();
			const list = textIdsIn(one.outcome).map((id) => ({ id, name: `List ${id}` }));
			const match = { path: '/v2/access/users/lists' };
			sandbox.fault({ match, times: Infinity, status: 200, body: { list, hasMore: false } });
			const { received, ...outcome } = asBefore(
				await replay({ ...one.workflow, parameters }, sandbox),
			);
			const asked = QUESTIONS.map(({ path }) => path);
			const others = received.filter(({ path }) => !asked.includes(path));
			const before = inTodaysWords(one.outcome);
			const error = errorToday(from, before.error);
			if (STORE_AWAY.before.test(one.outcome.error)) {
				expect(outcome.error).toMatch(STORE_AWAY.now);
				outcome.error = error;
			}
			expect({ ...outcome, received: others }).toEqual({ ...before, error });
		},
	);
});
