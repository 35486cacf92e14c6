import { DateTime, IANAZone, type Zone } from 'luxon';

import { show, type Reading } from './reading';

const DAY = 86_400_000;
/** Instants outside these years are taken for a slip (a 5, a row number), never for a date. */
const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);
const ISO =
	/^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?) ?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;
const ZONED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;
const JS_DATE = /^[A-Z][a-z]{2} ([A-Z][a-z]{2} \d{2} \d{4} \d{2}:\d{2}:\d{2}) GMT([+-]\d{4})/;

/**
 * An absolute instant out of what the editor or an expression gives for a date: ISO text with or
 * without a zone, a Luxon DateTime, a Date, its printed text, epoch seconds or milliseconds.
 *
 * @param value what the parameter holds
 * @param zone the workflow's time zone, an IANA name; it applies where the value names none
 * @returns ISO 8601 in UTC with milliseconds. In the hour that a clock runs twice the earlier one, in
 * an hour that it skips the time moved forward by the skip, whatever today's date is
 */
export function readInstant(value: unknown, zone: string): Reading<string> {
	// Luxon keeps the zones that it has made; to ask it of a name makes one each time.
	const known = IANAZone.create(zone);
	if (!known.isValid) return { problem: `the workflow's time zone ${show(zone)} is not known` };
	const millis = toMillis(value, known);
	if (millis === undefined || !Number.isFinite(millis)) {
		return { problem: `${show(value)} is not a date: give one such as 2027-01-15T09:30:00` };
	}
	if (millis < EARLIEST || millis >= LATEST) {
		return { problem: `${show(value)} is not a date between the years 2000 and 2099` };
	}
	return { value: new Date(millis).toISOString() };
}

/**
 * When something happened, by what OFAuth gives for it: text, also without a time zone, which means UTC wherever
 * n8n runs; epoch seconds or milliseconds.
 *
 * @returns epoch milliseconds; NaN where it does not say
 */
export function epochOf(value: unknown): number {
	// What OFAuth mostly gives; a poll can have thousands of them.
	if (typeof value === 'string' && ZONED.test(value)) return Date.parse(value);
	const instant = readInstant(value, 'UTC');
	return 'value' in instant ? Date.parse(instant.value) : Number.NaN;
}

/**
 * An instant as a person reads it in an error: by the clock of the workflow and in UTC.
 *
 * @param instant ISO 8601 in UTC
 * @param zone the workflow's time zone, an IANA name
 * @returns such as `2027-01-15 09:30 (Europe/Berlin), 2027-01-15 08:30 UTC`; seconds where there are any
 */
export function showInstant(instant: string, zone: string): string {
	const utc = DateTime.fromISO(instant, { zone: 'utc' });
	const format = utc.second === 0 ? 'yyyy-MM-dd HH:mm' : 'yyyy-MM-dd HH:mm:ss';
	const inUtc = `${utc.toFormat(format)} UTC`;
	const local = utc.setZone(zone);
	return local.offset === 0 ? inUtc : `${local.toFormat(format)} (${zone}), ${inUtc}`;
}

function toMillis(value: unknown, zone: Zone): number | undefined {
	if (value instanceof Date) return value.getTime();
	if (DateTime.isDateTime(value)) return value.toMillis();
	if (typeof value === 'number') return fromEpoch(value);
	if (typeof value !== 'string') return undefined;
	const text = value.trim();
	if (/^\d+(\.\d+)?$/.test(text)) return fromEpoch(Number(text));
	return fromIso(text, zone) ?? fromPrintedDate(text);
}

/** Seconds and milliseconds are told apart by size: as seconds, 1e11 would be the year 5138. */
function fromEpoch(epoch: number): number {
	return epoch < 1e11 ? epoch * 1000 : epoch;
}

function fromPrintedDate(text: string): number | undefined {
	const printed = JS_DATE.exec(text);
	const date = printed
		? DateTime.fromFormat(`${printed[1]} ${printed[2]}`, 'LLL dd yyyy HH:mm:ss ZZZ', {
				locale: 'en-US',
			})
		: DateTime.fromRFC2822(text);
	return date.isValid ? date.toMillis() : undefined;
}

function fromIso(text: string, zone: Zone): number | undefined {
	const [, day, time = '00:00', offset] = ISO.exec(text) ?? [];
	if (!day) return undefined;
	const wall = DateTime.fromISO(`${day}T${time.replace(',', '.')}${offset?.toUpperCase() ?? 'Z'}`, {
		zone: 'utc',
	});
	if (!wall.isValid) return undefined;
	return offset ? wall.toMillis() : wallClock(wall.toMillis(), zone);
}

/** Luxon's own answer for an hour that comes twice depends on today's season, so it is not asked. */
function wallClock(wall: number, zone: Zone): number {
	const before = zone.offset(wall - DAY) * 60_000;
	const after = zone.offset(wall + DAY) * 60_000;
	const fits = [wall - before, wall - after].filter(
		(instant) => instant + zone.offset(instant) * 60_000 === wall,
	);
	return fits.length > 0 ? Math.min(...fits) : wall - before;
}
