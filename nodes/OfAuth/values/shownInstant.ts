import { DateTime } from 'luxon';

/** An instant in words, for a person. */
export interface ShownInstant {
	/** ISO 8601 in UTC. */
	utc: string;
	/** ISO 8601 on the clock of the zone, with its offset. */
	local: string;
	/** IANA name. */
	zone: string;
	/** Such as `Fri, 15 Jan 2027, 09:30 Europe/Berlin (Fri, 15 Jan 2027, 08:30 UTC)`. */
	words: string;
}

const WORDS = 'ccc, d LLL yyyy, HH:mm';

/**
 * Tells an instant on the clock of a time zone and in UTC.
 *
 * @param instant ISO 8601 in UTC, as {@link readInstant} gives it
 * @param zone an IANA name that is known
 */
export function showInstant(instant: string, zone: string): ShownInstant {
	const at = DateTime.fromISO(instant, { zone, locale: 'en-GB' });
	const utc = at.toUTC();
	const words = `${at.toFormat(WORDS)} ${zone} (${utc.toFormat(WORDS)} UTC)`;
	return { utc: instant, local: at.toISO() ?? instant, zone, words };
}
