/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- reads files and what this machine is */
import { readFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform, totalmem } from 'node:os';
import { join } from 'node:path';

import { format, resolveConfig } from 'prettier';

import { run } from '../scripts/n8n/run';
import type { Case } from './cases';
import { goalsOf } from './goals';
import type { Row } from './outcome';
import type { PackageFigures } from './package';
import type { Installation } from './processes';
import type { Results } from './results';
import type { UploadRow } from './uploads';

const MB = 2 ** 20;
const TEMPLATE = join(__dirname, 'template.md');

/** The page `docs/benchmarks.md`. */
export async function markdown(results: Results, installation: Installation): Promise<string> {
	const parts: Record<string, string> = {
		...Object.fromEntries(results.cases.map((one) => [one.case.id, tableOf(one.case, one.rows)])),
		...Object.fromEntries(
			['a', 'b', 'c', 'd', 'e', 'f'].map((id) => [`goals-${id}`, goals(results, id)]),
		),
		'goals-met': summary(results),
		package: packageTable(results.package),
		uploads: uploadTable(results.uploads),
		circumstances: await circumstances(installation, results.loadBefore),
	};
	const text = readFileSync(TEMPLATE, 'utf8').replace(
		/\{\{([\w-]+)\}\}/g,
		(_, name: string) => parts[name] ?? '',
	);
	return await format(text, { ...(await resolveConfig(TEMPLATE)), parser: 'markdown' });
}

/** The table of a case. */
export function tableOf({ limitMs }: Case, rows: Row[]): string {
	const lines = rows.map((row) => [
		row.tool,
		`${row.distinct} of ${row.messages}`,
		row.twice > 0 ? `**${row.twice}**, up to ${row.copies} times` : 0,
		row.lost,
		row.ending,
		seconds(row.wallMs),
		...(limitMs === undefined ? [] : [(row.wallMs / limitMs).toFixed(2)]),
		`${row.cpuPerMessageMs.toFixed(2)} ms`,
		mebibytes(row.peakRss),
	]);
	return table(
		[
			'',
			'Created',
			'Created twice',
			'Lost',
			'The node',
			'Time',
			...(limitMs === undefined ? [] : ['Time ÷ limit']),
			'CPU per message',
			'Peak memory',
		],
		lines,
	);
}

function packageTable(figures: PackageFigures | undefined): string {
	if (!figures) return '';
	const { bytes, loadMs } = figures;
	return table(
		['', ''],
		[
			['Packed (`npm pack`)', `${(bytes / 1000).toFixed(1)} kB`],
			['Loads in', `${loadMs.toFixed(1)} ms`],
		],
	);
}

function uploadTable(uploads: UploadRow[] = []): string {
	const lines = uploads.map(({ size, idle, peak, seconds: time, isWhole }) => [
		`${size / 2 ** 30} GiB`,
		mebibytes(idle),
		mebibytes(peak),
		mebibytes(peak - idle),
		`${time.toFixed(0)} s`,
		isWhole ? 'the same' : 'OTHERS',
	]);
	return table(['File', 'Idle engine', 'Peak', 'Above idle', 'Time', 'Bytes that arrived'], lines);
}

function goals(results: Results, section: string): string {
	return goalsOf(results)
		.filter((goal) => goal.section === section)
		.map(({ aim, reached, isMet }) => `- ${aim}. **${isMet ? 'Met' : 'Missed'}**: ${reached}.`)
		.join('\n');
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

function table(head: string[], lines: Array<Array<string | number>>): string {
	const line = (cells: Array<string | number>) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...lines.map(line)].join('\n');
}

function seconds(milliseconds: number): string {
	return `${(milliseconds / 1000).toFixed(milliseconds < 1000 ? 3 : 2)} s`;
}

function mebibytes(bytes: number): string {
	return `${(bytes / MB).toFixed(0)} MiB`;
}
