/* eslint-disable no-console, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- a command line is made of these */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

import { installedN8n } from '../scripts/n8n/installed';
import { buildProject } from '../scripts/n8n/package';
import { besideIn, packageAt } from './beside';
import { CASES, type Case } from './cases';
import { rowOf, type Row } from './outcome';
import { loadTime, unpackProject, type PackageFigures } from './package';
import { drawPicture } from './picture';
import { measure, type Installation, type Measured } from './processes';
import { markdown, tableOf } from './report';
import type { Results } from './results';
import { measureUploads } from './uploads';

const ROOT = join(__dirname, '..');
const REPORT = join(ROOT, 'docs', 'benchmarks.md');
const PICTURE = join(ROOT, 'docs', 'bench-rate-limit.webp');
const GB = 2 ** 30;
const SECTIONS = ['a', 'b', 'c', 'd', 'e', 'f'];
const USAGE = `npm run bench -- [--only ${SECTIONS.join(',')}] [--no-build] [--beside STATE]

Without --only, docs/benchmarks.md and docs/bench-rate-limit.webp are written. --only prints and writes nothing.
--no-build takes dist/ as it is.
--beside runs this node beside itself in another state, as git names it, and beside nothing else; it prints and writes nothing.
BENCH_NODE_FLAGS holds flags of Node for the measured processes, such as "--cpu-prof --cpu-prof-dir=/tmp/profiles".`;

async function main() {
	const { only, isBuilt, beside } = options();
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-ofauth-bench-'));
	process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));

	const { node, bin } = await installedN8n(console.log);
	if (!isBuilt) await buildProject();
	const { packageFolder, bytes } = await unpackProject(folder);
	const modules = join(dirname(bin), '..', '..');
	const installation = { node, modules, packageFolder, userFolder: folder };

	const other = beside ? await packageAt(beside, join(folder, 'beside')) : '';
	const cases = beside ? CASES.map((one) => besideIn(one, beside, other)) : CASES;
	const results: Results = { cases: [], loadBefore: loadavg()[0] };
	for (const one of cases.filter(({ id }) => only.includes(id[0]))) {
		const rows = await runCase(installation, one);
		results.cases.push({ case: one, rows });
		console.log(`\n${tableOf(one, rows)}\n`);
	}
	if (only.includes('e')) {
		results.package = { bytes, loadMs: await loadTime(installation) } satisfies PackageFigures;
		console.log('Package:', results.package);
	}
	if (only.includes('f')) {
		results.uploads = await measureUploads(installation, [GB, 4 * GB]);
		console.log('Uploads:', results.uploads);
	}
	if (only.length < SECTIONS.length || beside) return;
	writeFileSync(REPORT, await markdown(results, installation));
	const [{ rows }] = results.cases;
	console.log(await drawPicture(CASES[0], rows, folder, PICTURE));
	console.log(`Written: ${REPORT}`);
}

function options(): { only: string[]; isBuilt: boolean; beside?: string } {
	const { values } = parseArgs({
		options: {
			only: { type: 'string' },
			'no-build': { type: 'boolean', default: false },
			beside: { type: 'string' },
		},
	});
	const only = values.only?.split(',') ?? (values.beside ? SECTIONS.slice(0, 4) : SECTIONS);
	if (!only.every((section) => SECTIONS.includes(section))) throw new Error(USAGE);
	return { only, isBuilt: values['no-build'], beside: values.beside };
}

/** All tools of a case, one after another, in as many turns as the case has. */
async function runCase(installation: Installation, one: Case): Promise<Row[]> {
	const { title, tools, sandbox, items, warmItems, rounds, audience, repeats } = one;
	console.log(`${one.id}: ${title}`);
	const runs = new Map<string, Measured[]>();
	for (let turn = 0; turn < repeats; turn++) {
		for (const { name, node, packageFolder = installation.packageFolder } of tools) {
			const measured = await measure({ ...installation, packageFolder }, sandbox, (baseUrl) => ({
				node: node(baseUrl, audience),
				items,
				warmItems,
				rounds,
			}));
			runs.set(name, [...(runs.get(name) ?? []), ...measured]);
			const walls = measured.map(({ wallMs }) => `${(wallMs / 1000).toFixed(2)} s`).join(', ');
			console.log(`  ${name}: ${walls}`);
		}
	}
	return tools.map(({ name }) => rowOf(one, name, runs.get(name) ?? []));
}

main().then(
	() => process.exit(0),
	(error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exit(1);
	},
);
