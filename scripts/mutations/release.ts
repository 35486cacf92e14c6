import type { Mutation } from './types';

const PUBLISH = '.github/workflows/publish.yml';
const TESTS = ['test/scripts/workflows'];

/** Promises about how a version gets out. */
export const RELEASE: Mutation[] = [
	{
		name: 'the whole gate before a publish',
		file: PUBLISH,
		from: '      - run: .ci/run\n',
		to: '      - run: npm cit\n',
		tests: TESTS,
	},
	{
		name: 'no publish without the gate',
		file: PUBLISH,
		from: '    needs: gate\n',
		to: '',
		tests: TESTS,
	},
];
