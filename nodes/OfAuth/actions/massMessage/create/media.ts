import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { body, type Field } from '../../../runner/operation';
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
	const isCollection = typeof value === 'object' && value !== null && !Array.isArray(value);
	const rows = isCollection ? ((value as { items?: unknown }).items ?? []) : value;
	if (!Array.isArray(rows)) return { problem: `${show(value)} is not a list of media rows` };
	const entries: MediaEntry[] = [];
	for (const [index, row] of rows.entries()) {
		const reading = readRow((row ?? {}) as Record<string, unknown>, dropEmpty);
		if ('problem' in reading) return { problem: `row ${index + 1}: ${reading.problem}` };
		entries.push(...reading.value);
	}
	return { value: entries };
}

function readRow(row: Record<string, unknown>, dropEmpty: boolean): Reading<MediaEntry[]> {
	const { form, valueOf, read } = ROWS.find(({ source }) => source.value === row.source) ?? ROWS[0];
	const value = valueOf(row[form.name]);
	const reading = isEmpty(value) ? { value: [] } : read(value, dropEmpty);
	if ('problem' in reading || reading.value.length > 0) return reading;
	if (dropEmpty) return { value: [] };
	return { problem: `it is empty${kindOfNothing(value)}: choose media, or remove the row` };
}
