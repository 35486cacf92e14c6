/* eslint-disable no-console, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- a command line is made of these */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { checkOn, compiledModules, type Checked } from './compatibility/checks';
import { killedIn } from './compatibility/killed';
import { markdown, replaceTable, type Findings } from './compatibility/table';
import { KILLED_IN, VERSIONS } from './compatibility/versions';
import { buildProject } from './n8n/package';

const PAGE = join(__dirname, '..', 'docs', 'compatibility.md');
const USAGE = `npm run compatibility -- [--only <version of n8n>,…] [--killed] [--write]

Runs the tests of this project on the compiled package and on the engines of several versions of n8n.
--only    these versions: ${VERSIONS.map(({ n8n }) => n8n).join(', ')}
--killed  also kills a worker of n8n ${KILLED_IN.join(' and ')} in queue mode (installs them: about 2 GB each)
--write   writes the table into docs/compatibility.md; needs all versions, and --killed`;

async function main(): Promise<boolean> {
	const { values } = parseArgs({
		options: {
			only: { type: 'string' },
			killed: { type: 'boolean', default: false },
			write: { type: 'boolean', default: false },
		},
	});
	const only = values.only?.split(',');
	const versions = VERSIONS.filter(({ n8n }) => only?.includes(n8n) ?? true);
	const isUnknown = only && only.length > versions.length;
	if (isUnknown || (values.write && (only || !values.killed))) throw new Error(USAGE);

	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-ofauth-compatibility-'));
	process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));

	await buildProject();
	const compiled = await compiledModules(folder);
	const findings: Findings = { checked: [], killed: new Map() };
	for (const version of versions) {
		const checked = await checkOn(version, { compiled, folder }, console.log);
		findings.checked.push(checked);
		console.log(line(checked));
	}
	if (values.killed)
		for (const n8n of KILLED_IN) findings.killed.set(n8n, await killedIn(n8n, folder));
	const table = markdown(findings);
	console.log(`\n${table}`);
	const isGood = findings.checked.every(({ failed }) => failed.length === 0);
	if (values.write && isGood) writeFileSync(PAGE, replaceTable(readFileSync(PAGE, 'utf8'), table));
	return isGood;
}

function line({ version: { n8n, core }, passed, failed, seconds }: Checked): string {
	const names = failed.map((name) => `\n  FAILED ${name}`).join('');
	return `n8n ${n8n} (n8n-core ${core}): ${passed} passed, ${failed.length} failed, ${seconds} s${names}`;
}

main().then(
	(isGood) => process.exit(isGood ? 0 : 1),
	(error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exit(1);
	},
);
