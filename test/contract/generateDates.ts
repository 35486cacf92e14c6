import * as fc from 'fast-check';
import { DateTime } from 'luxon';

/** A date as it can be typed, and the instant it means. */
const FORMS: Array<(millis: number, zone: string) => unknown> = [
	(millis) => millis,
	(millis) => millis / 1000,
	(millis) => String(millis),
	(millis) => ` ${millis / 1000}\n`,
	(millis) => new Date(millis).toISOString(),
	(millis) => ` ${new Date(millis).toISOString()} `,
	(millis) => DateTime.fromMillis(millis, { zone: 'Asia/Kolkata' }).toISO(),
	(millis) => DateTime.fromMillis(millis, { zone: 'America/New_York' }),
	(millis) => new Date(millis),
	(millis) => new Date(millis).toUTCString(),
	(millis, zone) => DateTime.fromMillis(millis, { zone }).toFormat("yyyy-MM-dd'T'HH:mm:ss"),
	(millis, zone) => DateTime.fromMillis(millis, { zone }).toFormat('yyyy-MM-dd HH:mm:ss'),
];

/** Whether a clock of the zone shows this instant's time only once. */
function isUnambiguous(millis: number, zone: string): boolean {
	const at = DateTime.fromMillis(millis, { zone });
	return [-1, 1].every((hours) => at.plus({ hours: 2 * hours }).offset === at.offset);
}

/**
 * Dates in every form that n8n can bring, with whole seconds.
 *
 * @param zone of the workflow, for the forms that name none
 * @param now epoch milliseconds; `future` begins after it
 */
export function generatedDates(zone: string, now: number) {
	const from = (min: number) =>
		fc
			.tuple(
				fc.integer({ min: Math.ceil(min / 1000), max: Date.UTC(2099, 11) / 1000 }),
				fc.constantFrom(...FORMS),
			)
			.map(([seconds, form]) => ({ millis: seconds * 1000, form }))
			.filter(({ millis }) => isUnambiguous(millis, zone))
			.map(({ millis, form }) => ({
				typed: form(millis, zone),
				sent: new Date(millis).toISOString(),
			}));
	return { future: from(now + 60_000), any: from(Date.UTC(2000, 0, 2)) };
}
