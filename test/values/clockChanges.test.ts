import * as fc from 'fast-check';
import { DateTime } from 'luxon';

import { readInstant } from '../../nodes/OfAuth/values/instants';
import { valueOf } from './readings';

const CLOCK = "yyyy-MM-dd'T'HH:mm:ss.SSS";
const ZONES = [
	'Europe/Berlin',
	'America/New_York',
	'America/St_Johns',
	'Australia/Lord_Howe',
	'Pacific/Apia',
	'Pacific/Kiritimati',
	'Pacific/Pago_Pago',
	'Asia/Kolkata',
	'Africa/Casablanca',
	'UTC',
];

/** Whatever today is: Luxon's own answer in an overlap depends on it. */
describe.each(['2027-01-10T12:00:00Z', '2027-07-10T12:00:00Z'])('asked on %s', (today) => {
	beforeEach(() => jest.useFakeTimers({ now: new Date(today) }));
	afterEach(() => jest.useRealTimers());

	test.each([
		// The clock goes from 02:00 to 03:00: moved forward by the gap.
		['2027-03-28T02:30:00', 'Europe/Berlin', '2027-03-28T01:30:00.000Z'],
		['2027-03-14T02:00:00', 'America/New_York', '2027-03-14T07:00:00.000Z'],
		// Half an hour of a gap.
		['2027-10-03T02:15:00', 'Australia/Lord_Howe', '2027-10-02T15:45:00.000Z'],
		['2027-03-28T01:59:59', 'Europe/Berlin', '2027-03-28T00:59:59.000Z'],
		['2027-03-28T03:00:00', 'Europe/Berlin', '2027-03-28T01:00:00.000Z'],
	])('spring, %s in %s', (clock, zone, expected) => {
		expect(valueOf(readInstant(clock, zone))).toBe(expected);
	});

	test.each([
		// The clock goes from 03:00 back to 02:00: the earlier instant.
		['2027-10-31T02:30:00', 'Europe/Berlin', '2027-10-31T00:30:00.000Z'],
		['2027-11-07T01:30:00', 'America/New_York', '2027-11-07T05:30:00.000Z'],
		['2027-04-04T01:45:00', 'Australia/Lord_Howe', '2027-04-03T14:45:00.000Z'],
		['2027-10-31T01:59:59', 'Europe/Berlin', '2027-10-30T23:59:59.000Z'],
		['2027-10-31T03:00:00', 'Europe/Berlin', '2027-10-31T02:00:00.000Z'],
	])('autumn, %s in %s', (clock, zone, expected) => {
		expect(valueOf(readInstant(clock, zone))).toBe(expected);
	});

	test('a clock that was shown is read back as the first instant that showed it', () => {
		const instants = fc.integer({ min: Date.UTC(2001, 0), max: Date.UTC(2099, 0) });
		// Near a change of the clock too: 28 March 2027, 01:00 UTC, and 31 October 2027, 01:00 UTC.
		const near = fc
			.tuple(
				fc.constantFrom(Date.UTC(2027, 2, 28, 1), Date.UTC(2027, 9, 31, 1)),
				fc.integer({ min: -9e6, max: 9e6 }),
			)
			.map(([change, by]) => change + by);
		fc.assert(
			fc.property(fc.oneof(instants, near), fc.constantFrom(...ZONES), (millis, zone) => {
				const clock = DateTime.fromMillis(millis, { zone }).toFormat(CLOCK);
				const read = Date.parse(valueOf(readInstant(clock, zone)));
				expect(DateTime.fromMillis(read, { zone }).toFormat(CLOCK)).toBe(clock);
				expect(read).toBeLessThanOrEqual(millis);
				expect(millis - read).toBeLessThanOrEqual(3_600_000);
				const earlier = DateTime.fromMillis(read - 3_600_000, { zone }).toFormat(CLOCK);
				expect(earlier).not.toBe(clock);
			}),
			{ numRuns: 600 },
		);
	});
});
