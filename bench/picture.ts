/* eslint-disable @n8n/community-nodes/no-restricted-imports -- writes files */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { run } from '../scripts/n8n/run';
import type { Case } from './cases';
import type { Row } from './outcome';

const WIDTH = 960;
const HEIGHT = 480;
const LEFT = 64;
const RIGHT = 270;
const TOP = 56;
const BOTTOM = 56;
const FONT = 'font-family="DejaVu Sans, Liberation Sans, Arial, sans-serif"';
const COLOURS = ['#d6336c', '#868e96', '#f08c00', '#1971c2', '#2f9e44', '#7048e8'];
const LABEL_HEIGHT = 17;

/**
 * Draws how the messages of a case arrived over time, a line per tool, as a webp file.
 *
 * @returns what to tell the user
 */
export async function drawPicture(
	one: Case,
	rows: Row[],
	folder: string,
	file: string,
): Promise<string> {
	const svg = join(folder, 'picture.svg');
	const png = join(folder, 'picture.png');
	await writeFile(svg, svgOf(one, rows));
	try {
		await run('rsvg-convert', ['--zoom', '2', '-o', png, svg], folder);
		await run('cwebp', ['-quiet', '-lossless', png, '-o', file], folder);
		return `Written: ${file}`;
	} catch (error) {
		return `No picture: it takes Debian's librsvg2-bin and webp (${(error as Error).message})`;
	}
}

function svgOf({ title, items, limitMs = 0, sandbox }: Case, rows: Row[]): string {
	const seconds = Math.ceil(Math.max(...rows.map(({ wallMs }) => wallMs)) / 5000) * 5;
	const burst = sandbox.bucket?.burst ?? 0;
	const x = (second: number) => LEFT + (second / seconds) * (WIDTH - LEFT - RIGHT);
	const y = (count: number) => HEIGHT - BOTTOM - (count / items.length) * (HEIGHT - TOP - BOTTOM);
	const grid = [
		...ticks(items.length, 50).map(
			(count) =>
				`<path d="M${LEFT} ${y(count)}H${x(seconds)}" stroke="#e9ecef"/>${text(LEFT - 8, y(count) + 4, String(count), 'end')}`,
		),
		...ticks(seconds, 5).map((second) =>
			text(x(second), HEIGHT - BOTTOM + 20, String(second), 'middle'),
		),
	];
	const lines = rows.map(
		(row, index) =>
			`<path d="${steps(row, x, y)}" fill="none" stroke="${COLOURS[index]}" stroke-width="${index === 0 ? 4 : 2}"/><circle cx="${x(row.wallMs / 1000)}" cy="${y(row.distinct)}" r="4" fill="${COLOURS[index]}"/>`,
	);
	const limit = `<path d="M${x(0)} ${y(burst)}L${x(limitMs / 1000)} ${y(items.length)}" stroke="#212529" stroke-width="1.5" stroke-dasharray="3 5" fill="none"/>`;
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
<rect width="100%" height="100%" fill="#fff"/>
${text(LEFT, 28, `Messages created over time: ${title}`, 'start', 'font-weight="bold" font-size="15"')}
${grid.join('\n')}
${text(x(seconds / 2), HEIGHT - 14, 'seconds', 'middle')}
${[...lines].reverse().join('\n')}
${limit}
${labels(rows, items.length, y, x(seconds) + 12)}
</svg>`;
}

/** Up at each message, level from there to the end of the run. */
function steps(
	{ created, wallMs }: Row,
	x: (second: number) => number,
	y: (count: number) => number,
): string {
	const up = created.map((second, index) => `H${x(second).toFixed(1)}V${y(index + 1).toFixed(1)}`);
	return `M${x(0)} ${y(0)}${up.join('')}H${x(wallMs / 1000).toFixed(1)}`;
}

/** A name per line, beside the height at which the line ends, and never over another. */
function labels(rows: Row[], most: number, y: (count: number) => number, left: number): string {
	const all = [
		{ name: '- - the limit of the bucket', note: '', count: most + 0.5, colour: '#212529' },
		...rows.map(({ tool, distinct, twice, copies }, index) => ({
			name: tool
				.replace(/^HTTP Request, (.)/, (_, first: string) => `HTTP Request: ${first}`)
				.replace(/ \(.*\)$/, ''),
			note: `${distinct} of ${most}${twice > 0 ? `, ${twice} of them up to ${copies} ×` : ''}`,
			count: distinct,
			colour: COLOURS[index],
		})),
	].sort((one, other) => other.count - one.count);
	let next = 0;
	return all
		.map(({ name, note, count, colour }) => {
			const top = Math.max(y(count) + 4, next);
			next = top + LABEL_HEIGHT * (note ? 2.1 : 1.2);
			const style = `fill="${colour}" font-weight="bold"`;
			return (
				text(left, top, name, 'start', style) +
				(note ? text(left, top + LABEL_HEIGHT, note, 'start') : '')
			);
		})
		.join('\n');
}

function ticks(most: number, step: number): number[] {
	return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
}

function text(x: number, y: number, content: string, anchor: string, style = ''): string {
	const plain = style.includes('fill=') ? '' : 'fill="#495057"';
	const size = style.includes('font-size=') ? '' : 'font-size="13"';
	return `<text x="${x}" y="${y}" text-anchor="${anchor}" ${FONT} ${plain} ${size} ${style}>${content}</text>`;
}
