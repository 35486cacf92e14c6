import { readIntegerId, readList, type Id } from '../../../values/ids';
import { locatorValue } from '../../../values/locator';
import { readMedia, splitMedia } from '../../../values/media';
import { isEmpty, show, type Reading } from '../../../values/reading';
import type { Given } from '../../../runner/parameters';

/** A row of Media as n8n gives it, expressions resolved. */
interface MediaRow {
	source?: unknown;
	vaultMediaId?: unknown;
	binaryPropertyName?: unknown;
	references?: unknown;
}

/** A file of the item that is uploaded just before its message is sent. */
export interface BinaryMedia {
	binaryPropertyName: string;
}

/** An entry of `mediaItems`, or the file that becomes one. */
export type MediaEntry = Id | BinaryMedia;

/**
 * The entries of `mediaItems` out of the rows of Media, in order; a row may give several.
 *
 * @param given the whole Media parameter
 * @param leaveOutEmpty whether an empty row is left out instead of being a problem
 */
export function readMediaRows(given: Given, leaveOutEmpty: boolean): Reading<MediaEntry[]> {
	if (!given.set) return { value: [] };
	const value = given.value;
	const isCollection = typeof value === 'object' && value !== null && !Array.isArray(value);
	const rows = isCollection ? ((value as { items?: unknown }).items ?? []) : value;
	if (!Array.isArray(rows)) return { problem: `${show(value)} is not a list of media rows` };
	const entries: MediaEntry[] = [];
	for (const [index, row] of rows.entries()) {
		const reading = readRow((row ?? {}) as MediaRow, leaveOutEmpty);
		if ('problem' in reading) return { problem: `row ${index + 1}: ${reading.problem}` };
		entries.push(...reading.value);
	}
	return { value: entries };
}

function readRow(row: MediaRow, leaveOutEmpty: boolean): Reading<MediaEntry[]> {
	const { value, read } = sourceOf(row, leaveOutEmpty);
	const reading = isEmpty(value) ? { value: [] } : read(value);
	if ('problem' in reading || reading.value.length > 0) return reading;
	if (leaveOutEmpty) return { value: [] };
	return { problem: `it is empty (${show(value)}): choose media, or remove the row` };
}

interface Source {
	value: unknown;
	read: (value: unknown) => Reading<MediaEntry[]>;
}

function sourceOf(
	{ source, vaultMediaId, binaryPropertyName, references }: MediaRow,
	leaveOutEmpty: boolean,
): Source {
	if (source === 'references') {
		return {
			value: references,
			read: (value) => readList(value, readMedia, leaveOutEmpty, splitMedia),
		};
	}
	if (source === 'binary') {
		return {
			value: binaryPropertyName,
			read: (value) => readList(value, readFieldName, leaveOutEmpty),
		};
	}
	return { value: locatorValue(vaultMediaId), read: readVaultMedia };
}

function readVaultMedia(value: unknown): Reading<MediaEntry[]> {
	const id = readIntegerId(value);
	return 'problem' in id ? id : { value: [id.value] };
}

function readFieldName(entry: unknown): Reading<BinaryMedia> {
	if (typeof entry !== 'string')
		return { problem: `${show(entry)} is not the name of a binary field` };
	return { value: { binaryPropertyName: entry.trim() } };
}
