import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { body, type Field } from '../../../runner/field';
import { isEmpty, kindOfNothing, show, type Reading } from '../../../values/reading';
import { binaryFile, references, vaultMedia, type MediaEntry, type MediaRow } from './mediaRows';

/** In the order in which a row shows them; it opens on the first. */
const ROWS: MediaRow[] = [vaultMedia, binaryFile, references];

function byName(one: INodePropertyOptions, other: INodePropertyOptions): number {
	return one.name.localeCompare(other.name);
}

/** The media of a message: rows, each of one source. */
export const media: Field = {
	form: {
		displayName: 'Media',
		name: 'media',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Media',
		default: {},
		description: 'Photos, videos and audio in the order in which fans see them',
		options: [
			{
				displayName: 'Media',
				name: 'items',
				values: [
					{
						displayName: 'Source',
						name: 'source',
						type: 'options',
						options: ROWS.map(({ source }) => source).sort(byName),
						default: 'vault',
					},
					...ROWS.map(({ source, form }): INodeProperties => ({
						...form,
						displayOptions: { show: { source: [source.value] } },
					})),
				],
			},
		],
	},
	to: body('mediaItems'),
	read: (value, { dropEmpty }) => readMediaRows(value, dropEmpty),
	mayTurnOutEmpty: true,
};

/** The entries of `mediaItems` out of the rows of Media, in order; a row may give several. */
function readMediaRows(value: unknown, dropEmpty: boolean): Reading<MediaEntry[]> {
	const rows = rowsIn(value);
	if (!rows) return { problem: `${show(value)} is not a list of media rows` };
	const entries: MediaEntry[] = [];
	const problems: string[] = [];
	for (const [index, row] of rows.entries()) {
		const reading = readRow(row, dropEmpty);
		if ('problem' in reading) problems.push(`${nameOf(index)}: ${reading.problem}`);
		else entries.push(...reading.value);
	}
	return problems.length > 0 ? { problem: problems.join('; ') } : { value: entries };
}

/**
 * The binary fields that rows of Media name, in order, whatever else is wrong with the rows.
 *
 * @param value of Media, as n8n gives it
 */
export function binaryFieldsIn(value: unknown): Array<{ name: string; where: string }> {
	return (rowsIn(value) ?? []).flatMap((row, index) => {
		if (row.source !== binaryFile.source.value) return [];
		const reading = readRow(row, true);
		if ('problem' in reading) return [];
		return reading.value.flatMap((entry) =>
			typeof entry === 'object' ? [{ name: entry.binaryPropertyName, where: nameOf(index) }] : [],
		);
	});
}

type Row = Record<string, unknown>;

function rowsIn(value: unknown): Row[] | undefined {
	const isCollection = typeof value === 'object' && value !== null && !Array.isArray(value);
	const rows = isCollection ? ((value as { items?: unknown }).items ?? []) : value;
	return Array.isArray(rows) ? rows.map((row) => (row ?? {}) as Row) : undefined;
}

/** As a person counts them. */
function nameOf(index: number): string {
	return `row ${index + 1}`;
}

function readRow(row: Row, dropEmpty: boolean): Reading<MediaEntry[]> {
	const { form, valueOf, read } = ROWS.find(({ source }) => source.value === row.source) ?? ROWS[0];
	const value = valueOf(row[form.name]);
	const reading = isEmpty(value) ? { value: [] } : read(value, dropEmpty);
	if ('problem' in reading || reading.value.length > 0) return reading;
	if (dropEmpty) return { value: [] };
	return { problem: `it is empty${kindOfNothing(value)}: choose media, or remove the row` };
}
