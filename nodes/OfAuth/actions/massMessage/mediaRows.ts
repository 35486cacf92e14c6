import { readIntegerId, readList, type Id } from '../../values/ids';
import { locatorValue } from '../../values/locator';
import { readMedia, splitMedia } from '../../values/media';
import { isEmpty, show, type Reading } from '../../values/reading';
import type { Given } from '../parameters';

/** A row of Media as n8n gives it, expressions resolved. */
interface MediaRow {
	source?: unknown;
	vaultMediaId?: unknown;
	references?: unknown;
}

/**
 * The entries of `mediaItems` out of the rows of Media, in order; a row may give several.
 *
 * @param given the whole Media parameter
 * @param leaveOutEmpty whether an empty row is left out instead of being a problem
 */
export function readMediaRows(given: Given, leaveOutEmpty: boolean): Reading<Id[]> {
	if (!given.set) return { value: [] };
	const value = given.value;
	const isCollection = typeof value === 'object' && value !== null && !Array.isArray(value);
	const rows = isCollection ? ((value as { items?: unknown }).items ?? []) : value;
	if (!Array.isArray(rows)) return { problem: `${show(value)} is not a list of media rows` };
	const entries: Id[] = [];
	for (const [index, row] of rows.entries()) {
		const reading = readRow(row as MediaRow, leaveOutEmpty);
		if ('problem' in reading) return { problem: `row ${index + 1}: ${reading.problem}` };
		entries.push(...reading.value);
	}
	return { value: entries };
}

function readRow(row: MediaRow, leaveOutEmpty: boolean): Reading<Id[]> {
	const isVault = row.source !== 'references';
	const value = isVault ? locatorValue(row.vaultMediaId) : row.references;
	if (isEmpty(value)) {
		if (leaveOutEmpty) return { value: [] };
		return { problem: `it is empty (${show(value)}): choose media, or remove the row` };
	}
	if (!isVault) return readList(value, readMedia, leaveOutEmpty, splitMedia);
	const id = readIntegerId(value);
	return 'problem' in id ? id : { value: [id.value] };
}
