import { markdown, replaceTable } from '../../scripts/compatibility/table';
import { KILLED_IN, VERSIONS } from '../../scripts/compatibility/versions';
import { page } from './markdownPages';

const [oldest, next] = VERSIONS;
const checked = [
	{ version: oldest, passed: 10, failed: [], seconds: 1 },
	{ version: next, passed: 8, failed: ['one', 'two'], seconds: 1 },
];

test('a row per engine, with what failed counted against it', () => {
	const table = markdown({ checked, killed: new Map() });
	expect(table).toContain(`| ${oldest.n8n} | ${oldest.core} | ${oldest.node} | 10 of 10 |`);
	expect(table).toContain(`| ${next.n8n} | ${next.core} | ${next.node} | 8 of 10 |`);
	expect(table).not.toContain('killed');
});

test('a row per killed worker', () => {
	const fact = { atDeath: 5, status: 'success', twiceByItself: 5, twiceAfterRetry: 5 };
	const killed = new Map([
		['1.2.3', [{ ...fact, withKey: false, distinct: 15, twice: 20 }]],
		['2.3.4', [{ ...fact, withKey: true, twiceByItself: 0, distinct: 15, twice: 0 }]],
	]);
	const table = markdown({ checked, killed });
	expect(table).toContain(
		'| 1.2.3 | no | 5 | success, 5 sent twice | 5 sent twice | 15 sent, 20 twice |',
	);
	expect(table).toContain('| 2.3.4 | yes | 5 | success, 0 sent twice |');
});

test('takes the place of the table before, and nothing else', () => {
	const marks = (between: string) =>
		`before\n<!-- compatibility: begin (npm run compatibility -- --write) -->${between}<!-- compatibility: end -->\nafter`;
	const once = replaceTable(marks('\n'), 'first');
	expect(replaceTable(once, 'second')).toBe(marks('\n\nsecond\n\n'));
	expect(() => replaceTable('no marks', 'table')).toThrow('These lines are missing');
});

test('finds its place in docs/compatibility.md', () => {
	expect(replaceTable(page('docs/compatibility.md'), 'the table')).toContain('\n\nthe table\n\n');
});

test('old versions first, and each killed one among them', () => {
	const parts = VERSIONS.map(({ core }) => core.split('.').map(Number));
	const sorted = [...parts].sort(([a, b], [c, d]) => a - c || b - d);
	expect(parts).toEqual(sorted);
	for (const n8n of KILLED_IN) expect(VERSIONS.map((version) => version.n8n)).toContain(n8n);
});
