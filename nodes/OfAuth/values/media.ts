import { readIntegerId, type Id } from './ids';
import { splitAtCommas } from './listEntries';
import { show, type Reading } from './reading';

const REFERENCE = /^upload:\S+$/;
const ADDRESS = /^https?:\/\//i;

/**
 * One entry of `mediaItems`: a vault media id, an upload reference (`upload:…`) or an http(s)
 * address; OFAuth refuses every other text (docs, media items guide).
 *
 * @param entry a number or text, blanks around it are dropped
 */
export function readMedia(entry: unknown): Reading<Id> {
	const id = readIntegerId(entry);
	if ('value' in id) return id;
	const text = typeof entry === 'string' ? entry.trim() : '';
	if (ADDRESS.test(text) && /,\d+(,|$)/.test(text)) {
		return {
			problem: `${show(entry)} may be an address and an ID: put each on a line of its own, or write the comma in the address as %2C`,
		};
	}
	if (REFERENCE.test(text) || isAddress(text)) return { value: text };
	if (/^[\d,]+$/.test(text) && text.includes(',')) return id;
	return {
		problem: `${show(entry)} is none of: a vault media ID (whole number above 0), an upload reference ("upload:…"), an http(s) address`,
	};
}

function isAddress(text: string): boolean {
	if (!ADDRESS.test(text) || /\s/.test(text)) return false;
	try {
		return new URL(text).hostname !== '';
	} catch {
		return false;
	}
}

/**
 * Parts text into media entries. Addresses may hold commas, so after an address a comma parts only
 * where a blank, an address or an upload reference follows it.
 *
 * @param text what the user typed
 */
export function splitMedia(text: string): string[] {
	const lines = text.split(/[\r\n]/).filter((line) => line.trim() !== '');
	return lines.flatMap((line) => {
		const entries: string[] = [];
		const pieces = splitAtCommas(lines.length > 1 ? line.trim().replace(/,$/, '') : line);
		for (const piece of pieces) {
			const last = entries[entries.length - 1];
			const continuesAddress =
				last !== undefined &&
				ADDRESS.test(last) &&
				piece !== '' &&
				!/^(\s|upload:|https?:\/\/)/i.test(piece);
			if (continuesAddress) entries[entries.length - 1] = `${last},${piece}`;
			else entries.push(piece.trim());
		}
		return entries;
	});
}
