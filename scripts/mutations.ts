/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions, no-console -- a command of the developer */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { MUTATIONS } from './mutations/index';
import type { Mutation } from './mutations/types';

const ROOT = resolve(__dirname, '..');

/** Copies what git knows of the tree, and borrows the installed packages. */
function copyTree(): string {
	const copy = mkdtempSync(join(tmpdir(), 'ofauth-mutations-'));
	const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
		cwd: ROOT,
		encoding: 'utf8',
	});
	for (const file of files.split('\n').filter(Boolean)) cpSync(join(ROOT, file), join(copy, file));
	symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
	return copy;
}

/** @returns the names of the tests that went red, or an empty list where all stayed green */
function redTests(copy: string, { file, from, to, tests, only }: Mutation): string[] {
	const path = join(copy, file);
	const source = readFileSync(path, 'utf8');
	if (source.split(from).length !== 2)
		throw new Error(`${file} does not hold exactly once: ${from}`);
	writeFileSync(path, source.replace(from, to));
	const report = join(copy, 'report.json');
	rmSync(report, { force: true });
	const args = [
		'jest',
		...tests,
		...(only ? ['-t', only] : []),
		'--json',
		'--outputFile',
		report,
		'--silent',
	];
	spawnSync('npx', args, { cwd: copy, stdio: 'ignore' });
	writeFileSync(path, source);
	const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
		testResults: Array<{ assertionResults: Array<{ status: string; title: string }> }>;
	};
	const results = testResults.flatMap(({ assertionResults }) => assertionResults);
	return results.filter(({ status }) => status === 'failed').map(({ title }) => title);
}

const [only = ''] = process.argv.slice(2);
const chosen = MUTATIONS.filter(({ name }) => name.includes(only));
const copy = copyTree();
let survivors = 0;
for (const mutation of chosen) {
	const red = redTests(copy, mutation);
	if (red.length === 0) survivors++;
	console.log(
		`${red.length > 0 ? 'red  ' : 'GREEN'} ${mutation.name}: ${red.length} tests${red[0] ? `, such as "${red[0]}"` : ''}`,
	);
}
rmSync(copy, { recursive: true, force: true });
console.log(`${chosen.length} mutations, ${survivors} survived`);
process.exit(survivors > 0 ? 1 : 0);
