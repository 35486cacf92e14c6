import { secondRunWords } from '../../scripts/docs/secondRunWords';
import { credentialsFor, wordsOf } from '../actions/support';
import { runNode } from '../helpers/engine';
import { page, sectionOf } from '../scripts/markdownPages';
import { useSandbox } from '../sandbox/client';
import { CONTRACT_CASES, type Case } from './cases';

const its = useSandbox({ bucket: null, now: () => Date.UTC(2026, 10, 1, 12) });
const REPEATED = CONTRACT_CASES.filter(({ operation }) => operation.effect === 'repeats');

/** Runs it in a new execution. @returns what came out, or what was wrong in words */
async function run({ resource, operation, parameters }: Case) {
	const { items, error } = await runNode({
		parameters: { resource, operation: operation.value, ...parameters },
		items: [{ connection: 'conn_amber' }],
		credentials: credentialsFor(its.sandbox),
	});
	return error ? wordsOf(error) : items.map(({ json }) => json);
}

/** Everything of a creator that what is repeated can change, as the sandbox shows it. */
async function shown(): Promise<unknown> {
	const read = async (resource: string, operation: string, more: object = {}) => {
		const { items } = await runNode({
			parameters: { resource, operation, returnAll: true, simplify: false, ...more },
			credentials: credentialsFor(its.sandbox),
		});
		return items.map(({ json }) => json);
	};
	return await Promise.all([
		read('userList', 'getAll'),
		read('userList', 'getUsers', { listId: { __rl: true, mode: 'id', value: '1001' } }),
		read('vaultFolder', 'getAll'),
		read('subscriber', 'getAll', { filters: { type: 'all' } }),
		read('user', 'getRestricted'),
		read('connection', 'getAll'),
		read('chatMessage', 'getAll', { userId: { __rl: true, mode: 'id', value: '100001' } }),
		read('massMessage', 'getAll'),
	]);
}

describe.each(REPEATED.map((use) => [use.name, use] as const))('%s, run twice', (_, use) => {
	test('does what its page says', async () => {
		await use.given?.(its.sandbox);
		const [first, before] = [await run(use), await shown()];
		const [second, after] = [await run(use), await shown()];
		expect(first).toBeInstanceOf(Array);
		expect(after).toEqual(before);
		if (secondRunWords(use.operation).startsWith('An error')) expect(second).toContain('before');
		else expect(second).toHaveLength(first.length);
	});
});

test.each(CONTRACT_CASES.map(({ operation }) => [operation.action, operation] as const))(
	'docs/operations.md says what a second run of %s does',
	(action, operation) =>
		expect(sectionOf(page('docs/operations.md'), action)).toContain(
			`- **A second run**: ${secondRunWords(operation)}\n`,
		),
);

test('an operation that makes something says whether a second run makes it again', () => {
	const wordsFor = (name: string) => sectionOf(page('docs/operations.md'), name);
	expect(wordsFor('Create mass message')).toContain('**A second run**: Sends everything again');
	expect(wordsFor('Upload vault media')).toContain('**A second run**: Makes once more');
	expect(wordsFor('Create user list')).toContain('**A second run**: Makes nothing');
});
