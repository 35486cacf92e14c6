/* eslint-disable no-console, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- a command line is made of these */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

import { ensurePrograms } from '../e2e/helpers/debian';
import { installedN8n, type InstalledN8n } from '../scripts/n8n/installed';
import { buildProject } from '../scripts/n8n/package';
import {
	besideIn,
	FIRST_RELEASE,
	ITS_SECTIONS,
	nameIn,
	otherState,
	withRelease,
	type OtherState,
} from './beside';
import { CASES, THIS_NODE, type Case } from './cases';
import { eventTable, measureEvents } from './events';
import { formTable, measureForms } from './forms';
import { goalsOf } from './goals';
import { lookUpTable, measureLookUps } from './lookUps';
import { rowOf, type Row } from './outcome';
import { measurePackages, unpackProject, type PackedProject } from './package';
import { drawPicture } from './picture';
import { measureTool, type Installation, type Measured } from './processes';
import { functionTable, inModules, profileCase, profileTable } from './profile';
import { goalLine, markdown, packageTable, tableOf, uploadTable } from './report';
import { SECTIONS, type Results } from './results';
import { measureUploads } from './uploads';
import { inWholeN8n, type WholeN8n } from './wholeN8n';

const ROOT = join(__dirname, '..');
const REPORT = join(ROOT, 'docs', 'benchmarks.md');
const PICTURE = join(ROOT, 'docs', 'bench-rate-limit.webp');
const GB = 2 ** 30;
const USAGE = `npm run bench -- [--only ${SECTIONS.join(',')}] [--no-build] [--profile] [--beside STATE]

Without --only, docs/benchmarks.md and docs/bench-rate-limit.webp are written. --only prints and writes nothing.
--no-build takes dist/ as it is.
--profile says where the CPU time of the sections a, b, c, d, g, h goes (c where --only names none), by whose code it is; nothing else is measured.
--beside runs this node beside itself in another state, as git names it, and beside nothing else; it prints and writes nothing.
BENCH_NODE_FLAGS holds flags of Node for the measured processes, such as "--cpu-prof --cpu-prof-dir=/tmp/profiles".`;

interface Flags {
	only: string[];
	isBuilt: boolean;
	beside?: string;
	profile: boolean;
}

async function main() {
	const flags = readFlags();
	const { only, isBuilt, beside, profile } = flags;
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-ofauth-bench-'));
	process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));

	const installed = await installedN8n(console.log);
	if (!isBuilt) await buildProject();
	const packed = await unpackProject(folder);
	const modules = join(dirname(installed.bin), '..', '..');
	const { packageFolder } = packed;
	const installation = { node: installed.node, modules, packageFolder, userFolder: folder };
	const chosen = CASES.filter(({ id }) => only.includes(id[0]));
	if (profile) return await printProfiles(installation, chosen);

	const { state, name } = beside ? { state: beside, name: beside } : FIRST_RELEASE;
	const isBeside = beside !== undefined || only.some((section) => ITS_SECTIONS.includes(section));
	const former = isBeside ? await otherState(state, join(folder, 'beside'), name) : undefined;
	const results: Results = { cases: [], loadBefore: loadavg()[0] };
	for (const one of chosen) {
		const place = beside ? besideIn : withRelease;
		const rows = await runCase(installation, former ? place(one, former) : one);
		results.cases.push({ case: one, rows });
		print(`${one.id}: ${one.title}`, tableOf(one, rows));
	}
	if (beside) return;
	await measureOthers({ results, installation, installed, packed, former, only });
	for (const goal of goalsOf(results)) console.log(goalLine(goal));
	if (only.length < SECTIONS.length) return;
	writeFileSync(REPORT, await markdown(results, installation));
	const [{ rows }] = results.cases;
	const drawn = rows.filter(({ tool }) => tool !== nameIn(FIRST_RELEASE.name, THIS_NODE));
	console.log(await drawPicture(CASES[0], drawn, folder, PICTURE));
	console.log(`Written: ${REPORT}`);
}

function readFlags(): Flags {
	const flag = { type: 'boolean', default: false } as const;
	const { values } = parseArgs({
		options: {
			only: { type: 'string' },
			'no-build': flag,
			profile: flag,
			beside: { type: 'string' },
		},
	});
	const { beside, profile } = values;
	const all = profile ? ['c'] : beside ? SECTIONS.slice(0, 4) : SECTIONS;
	const only = values.only?.split(',') ?? all;
	if (!only.every((section) => SECTIONS.includes(section))) throw new Error(USAGE);
	return { only, isBuilt: values['no-build'], beside, profile };
}

interface Others {
	results: Results;
	installation: Installation;
	installed: InstalledN8n;
	packed: PackedProject;
	/** Where a section that it stands in is to be measured. */
	former?: OtherState;
	only: string[];
}

/** What is no case of several tools. */
async function measureOthers(others: Others): Promise<void> {
	const { results, installation, installed, packed, former, only } = others;
	const inN8n = async <T>(work: (whole: WholeN8n) => Promise<T>) =>
		await inWholeN8n({ installed, tarball: packed.tarball, folder: installation.userFolder }, work);
	if (only.includes('c')) {
		results.profile = await profileCase(await inModules(installation), caseOf('c'));
		print('c: where the time of a message goes', profileTable(results.profile));
	}
	if (only.includes('e') && former) {
		results.packages = await measurePackages(installation, [packed, former]);
		print('e: the package', packageTable(results.packages));
	}
	if (only.includes('f') && former) {
		const sizes = [GB, 4 * GB];
		results.uploads = await measureUploads(installation, sizes);
		results.uploadsBefore = await measureUploads(installation, sizes, former.tree);
		print('f: large files', uploadTable(results));
	}
	if (only.includes('i')) {
		await ensurePrograms(console.log, ['chromium']);
		results.forms = await inN8n(measureForms);
		print('i: the form', formTable(results.forms));
	}
	if (only.includes('j')) {
		results.events = await inN8n(async (whole) => await measureEvents(whole, console.log));
		print('j: events', eventTable(results.events));
	}
	if (only.includes('k')) {
		results.lookUps = await measureLookUps(installation);
		print('k: look-ups', lookUpTable(results.lookUps));
	}
}

/** Where the time goes, of each case, and of nothing but the two tools that are compared. */
async function printProfiles(installation: Installation, cases: Case[]): Promise<void> {
	const watched = await inModules(installation);
	for (const one of cases) {
		const columns = await profileCase(watched, one);
		print(`${one.id}: ${one.title}`, profileTable(columns));
		print('The functions of this package that run longest themselves', functionTable(columns));
	}
}

/** All tools of a case, one after another, in as many turns as the case has. */
async function runCase(installation: Installation, one: Case): Promise<Row[]> {
	const { title, tools, repeats } = one;
	console.log(`${one.id}: ${title}`);
	const turns = new Map<string, Measured[][]>();
	for (let turn = 0; turn < repeats; turn++) {
		for (const tool of turn % 2 === 0 ? tools : [...tools].reverse()) {
			const measured = await measureTool(installation, one, tool);
			turns.set(tool.name, [...(turns.get(tool.name) ?? []), measured]);
			const walls = measured.map(({ wallMs }) => `${(wallMs / 1000).toFixed(2)} s`).join(', ');
			console.log(`  ${tool.name}: ${walls}`);
		}
	}
	return tools.map(({ name }) => rowOf(one, name, turns.get(name) ?? []));
}

function caseOf(wanted: string): Case {
	return CASES.find(({ id }) => id === wanted) as Case;
}

function print(title: string, text: string): void {
	console.log(`\n${title}\n\n${text}\n`);
}

main().then(
	() => process.exit(0),
	(error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exit(1);
	},
);
