import { HTTP_REQUEST, laneLimitMs, THIS_NODE, THIS_NODE_TEN } from './cases';
import type { Row } from './outcome';
import type { Results } from './results';

const MB = 2 ** 20;

/** What was aimed at, and what was reached. */
export interface Goal {
	/** The letter of the section. */
	section: string;
	aim: string;
	reached: string;
	isMet: boolean;
}

/** Every goal of what was run. */
export function goalsOf(results: Results): Goal[] {
	const rowsOf = (id: string) => results.cases.find((one) => one.case.id === id);
	return [
		...['a1', 'a2'].flatMap((id) => {
			const found = rowsOf(id);
			return found ? rateLimitGoals(found.rows, Number(found.case.limitMs)) : [];
		}),
		...when(rowsOf('b')?.rows, latencyGoals),
		...when(rowsOf('c')?.rows, (rows) => [
			ratio('c', 'CPU per message, with 10 at once, against HTTP Request', 1, {
				value: row(rows, THIS_NODE_TEN).cpuPerMessageMs,
				of: row(rows, HTTP_REQUEST).cpuPerMessageMs,
			}),
		]),
		...when(rowsOf('d')?.rows, (rows) => [
			ratio('d', 'Time against HTTP Request with the same body', 1.2, {
				value: row(rows, THIS_NODE).wallMs,
				of: row(rows, HTTP_REQUEST).wallMs,
			}),
		]),
		...when(results.package, ({ bytes, loadMs }) => [
			atMost('e', 'Size of the package', { value: bytes / 1000, most: 60, unit: 'kB' }),
			atMost('e', 'Load time of the package', { value: loadMs, most: 20, unit: 'ms' }),
		]),
		...when(results.uploads, (uploads) => {
			const above = uploads.map(({ peak, idle }) => (peak - idle) / MB);
			const most = Math.max(...above);
			const apart = (uploads[uploads.length - 1].peak - uploads[0].peak) / MB;
			return [
				atMost('f', 'Peak above the idle engine', { value: most, most: 100, unit: 'MiB' }),
				atMost('f', '4 GB apart from 1 GB', { value: apart, most: 16, unit: 'MiB' }),
			];
		}),
	];
}

function rateLimitGoals(rows: Row[], limitMs: number): Goal[] {
	const { distinct, twice, messages, wallMs } = row(rows, THIS_NODE);
	return [
		{
			section: 'a',
			aim: `All ${messages} messages created, none twice`,
			reached: `${distinct} created, ${twice} twice`,
			isMet: distinct === messages && twice === 0,
		},
		ratio('a', `Time for ${messages} messages against the bucket's limit`, 1.05, {
			value: wallMs,
			of: limitMs,
		}),
	];
}

function latencyGoals(rows: Row[]): Goal[] {
	return [
		ratio('b', "Time at the default against its lanes' limit of 25 × 50 ms", 1.5, {
			value: row(rows, THIS_NODE).wallMs,
			of: laneLimitMs(1),
		}),
		ratio('b', 'Time with 10 at once against HTTP Request', 1.1, {
			value: row(rows, THIS_NODE_TEN).wallMs,
			of: row(rows, HTTP_REQUEST).wallMs,
		}),
	];
}

function ratio(
	section: string,
	aim: string,
	most: number,
	{ value, of }: { value: number; of: number },
): Goal {
	return atMost(section, aim, { value: value / of, most, unit: '×' });
}

function atMost(
	section: string,
	aim: string,
	{ value, most, unit }: { value: number; most: number; unit: string },
): Goal {
	const figure = value.toFixed(value < 10 ? 2 : 1);
	return {
		section,
		aim: `${aim}: at most ${most} ${unit}`,
		reached: `${figure} ${unit}`,
		isMet: value <= most,
	};
}

function row(rows: Row[], tool: string): Row {
	return rows.find((one) => one.tool === tool) as Row;
}

function when<T>(value: T | undefined, then: (value: T) => Goal[]): Goal[] {
	return value === undefined ? [] : then(value);
}
