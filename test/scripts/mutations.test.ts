import { MUTATIONS } from '../../scripts/mutations/index';
import { filesBelow, read } from '../package/commands';

const TESTS = filesBelow('test');

test('each promise has a name of its own', () => {
	const names = MUTATIONS.map(({ name }) => name);
	expect(new Set(names).size).toBe(names.length);
});

test('every mutation finds its line, exactly once, and the tests that it runs', () => {
	const stale = MUTATIONS.flatMap(({ name, file, from, tests }) => {
		const found = foundIn(file, from);
		const missing = tests.filter((each) => !TESTS.some((one) => one.startsWith(each)));
		return found === 1 && missing.length === 0 ? [] : [{ name, file, found, missing }];
	});
	expect(stale).toEqual([]);
});

function foundIn(file: string, from: string): number | 'no such file' {
	try {
		return read(file).split(from).length - 1;
	} catch {
		return 'no such file';
	}
}
