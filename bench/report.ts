/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- reads files and what this machine is */
import { readFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform, totalmem } from 'node:os';
import { join } from 'node:path';

import { format, resolveConfig } from 'prettier';

import { run } from '../scripts/n8n/run';
import { FIRST_RELEASE, nameIn } from './beside';
import { THIS_NODE, type Case, type Counted } from './cases';
import { eventTable } from './events';
import { formTable } from './forms';
import type { Goal } from './goal';
import { goalsOf } from './goals';
import { lookUpTable } from './lookUps';
import type { Row } from './outcome';
import type { PackageFigures } from './package';
import type { Installation } from './processes';
import { profileTable } from './profile';
import { SECTIONS, type Results } from './results';
import { each, kilobytes, mebibytes, seconds, table } from './table';
import type { UploadRow } from './uploads';

const TEMPLATE = join(__dirname, 'template.md');

/** The page `docs/benchmarks.md`. */
export async function markdown(results: Results, installation: Installation): Promise<string> {
	const parts: Record<string, string> = {
		...Object.fromEntries(results.cases.map((one) => [one.case.id, tableOf(one.case, one.rows)])),
		...Object.fromEntries(SECTIONS.map((id) => [`goals-${id}`, goals(results, id)])),
		'goals-met': summary(results),
		package: packageTable(results.packages),
		uploads: uploadTable(results),
		forms: formTable(results.forms),
		events: eventTable(results.events),
		'look-ups': lookUpTable(results.lookUps),
		profile: profileTable(results.profile ?? []),
		circumstances: await circumstances(installation, results.loadBefore),
	};
	const text = readFileSync(TEMPLATE, 'utf8').replace(
		/\{\{([\w-]+)\}\}/g,
		(_, name: string) => parts[name] ?? '',
	);
	return await format(text, { ...(await resolveConfig(TEMPLATE)), parser: 'markdown' });
}

/** What a table says of what is counted. */
const WORDS: Record<Counted, { came: string; twice: string; lost: string; one: string }> = {
	messages: { came: 'Created', twice: 'Created twice', lost: 'Lost', one: 'message' },
	users: { came: 'Added', twice: 'Added twice', lost: 'Lost', one: 'user' },
	entries: { came: 'Came', twice: 'Twice', lost: 'Missing', one: 'entry' },
};

/** The table of a case. */
export function tableOf({ limitMs, counts = 'messages' }: Case, rows: Row[]): string {
	const lines = rows.map((row) => [
		row.tool,
		`${row.distinct} of ${row.wanted}`,
		row.twice > 0 ? `**${row.twice}**, up to ${row.copies} times` : 0,
		row.lost,
		row.ending,
		seconds(row.wallMs),
		...(limitMs === undefined ? [] : [(row.wallMs / limitMs).toFixed(2)]),
		each(row.cpuEachMs),
		mebibytes(row.peakRss),
	]);
	const { came, twice, lost, one } = WORDS[counts];
	return table(
		[
			'',
			came,
			twice,
			lost,
			'The node',
			'Time',
			...(limitMs === undefined ? [] : ['Time ÷ limit']),
			`CPU per ${one}`,
			'Peak memory',
		],
		lines,
	);
}

/** The table of the packages. */
export function packageTable(packages: PackageFigures[] = []): string {
	return table(
		['', 'This package', `At ${FIRST_RELEASE.name}`],
		[
			['Packed (`npm pack`)', ...packages.map(({ bytes }) => kilobytes(bytes))],
			['Loads in', ...packages.map(({ loadMs }) => `${loadMs.toFixed(1)} ms`)],
		],
	);
}

/** The table of uploads. */
export function uploadTable({ uploads = [], uploadsBefore = [] }: Results): string {
	const lines = ({ size, idle, peak, seconds: time, isWhole }: UploadRow, tool: string) => [
		tool,
		`${size / 2 ** 30} GiB`,
		mebibytes(idle),
		mebibytes(peak),
		mebibytes(peak - idle),
		`${time.toFixed(0)} s`,
		isWhole ? 'the same' : 'OTHERS',
	];
	return table(
		['', 'File', 'Idle engine', 'Peak', 'Above idle', 'Time', 'Bytes that arrived'],
		[
			...uploads.map((row) => lines(row, THIS_NODE)),
			...uploadsBefore.map((row) => lines(row, nameIn(FIRST_RELEASE.name, THIS_NODE))),
		],
	);
}

function goals(results: Results, section: string): string {
	return goalsOf(results)
		.filter((goal) => goal.section === section)
		.map(goalLine)
		.join('\n');
}

/** A goal as a line of a list. */
export function goalLine({ aim, reached, isMet }: Goal): string {
	return `- ${aim}. **${isMet ? 'Met' : 'Missed'}**: ${reached}.`;
}

function summary(results: Results): string {
	const all = goalsOf(results);
	const missed = all.filter(({ isMet }) => !isMet);
	const list = missed.map(
		({ section, aim, reached }) => `- (${section}) ${aim}; reached: ${reached}.`,
	);
	return [
		`${all.length - missed.length} of ${all.length} goals are met${missed.length > 0 ? ', and missed are:' : '.'}`,
		...list,
	].join('\n');
}

async function circumstances({ node, modules }: Installation, loadBefore: number): Promise<string> {
	const version = (name: string) =>
		(JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8')) as { version: string })
			.version;
	const own = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')) as {
		version: string;
	};
	const nodeVersion = (await run(node, ['--version'], modules)).trim();
	const processors = cpus();
	return table(
		['', ''],
		[
			['Date', new Date().toISOString().slice(0, 10)],
			['Command', '`npm run bench`'],
			['This package', own.version],
			['First release', `${FIRST_RELEASE.name}, commit ${FIRST_RELEASE.state.slice(0, 7)}`],
			[
				'n8n',
				`${version('n8n')} (n8n-core ${version('n8n-core')}, n8n-workflow ${version('n8n-workflow')}, n8n-nodes-base ${version('n8n-nodes-base')})`,
			],
			['Node', nodeVersion],
			[
				'Machine',
				`${processors.length} × ${processors[0].model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${platform()} ${arch()}`,
			],
			[
				'Load of the machine',
				`${loadBefore.toFixed(1)} before the run, ${loadavg()[0].toFixed(1)} at its end`,
			],
		],
	);
}
