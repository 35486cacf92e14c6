import { plant, read, ROOT, scan, scratch } from './commands';

/** n8n's scanner lints with inline config off, so no comment can excuse a line. */
test('the source passes n8n’s own scan', () => {
	expect(scan(ROOT)).toEqual({ passed: true });
}, 60_000);

describe('the scan can fail', () => {
	const place = scratch();
	afterAll(() => place.remove());

	test.each<[string, string, string, RegExp]>([
		[
			'a timer that a comment excuses',
			'nodes/OfAuth/planted.ts',
			'/* eslint-disable */\nexport const planted = () => setTimeout(() => {}, 1);\n',
			/no-restricted-globals/,
		],
		[
			'a dependency',
			'package.json',
			read('package.json').replace('"devDependencies"', '"dependencies"'),
			/no-runtime-dependencies/,
		],
	])(
		'%s',
		(name, file, text, rule) => {
			const { passed, details } = scan(plant(`${place.folder}/${name}`, file, text));
			expect(passed).toBe(false);
			expect(details).toMatch(rule);
		},
		60_000,
	);
});
