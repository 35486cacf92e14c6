import { DateTime } from 'luxon';

import { readInstant, showInstant } from '../../nodes/OfAuth/values/instants';
import { problemOf, valueOf } from './readings';

const BERLIN = 'Europe/Berlin';
const SECONDS = 1_800_000_000;
const MILLIS = SECONDS * 1000;
const ISO = new Date(MILLIS).toISOString();

test('the same wall clock in three zones gives three instants', () => {
	const clock = '2027-01-15T09:30:00';
	expect(valueOf(readInstant(clock, 'Europe/Berlin'))).toBe('2027-01-15T08:30:00.000Z');
	expect(valueOf(readInstant(clock, 'America/New_York'))).toBe('2027-01-15T14:30:00.000Z');
	expect(valueOf(readInstant(clock, 'Asia/Tokyo'))).toBe('2027-01-15T00:30:00.000Z');
});

describe('what names its own instant is the same in every zone', () => {
	test.each<[string, unknown]>([
		['epoch seconds', SECONDS],
		['epoch milliseconds', MILLIS],
		['epoch seconds as text', String(SECONDS)],
		['epoch milliseconds as text with blanks', ` ${MILLIS}\n`],
		['a JS Date', new Date(MILLIS)],
		['a Luxon DateTime of another zone', DateTime.fromMillis(MILLIS, { zone: 'Asia/Kolkata' })],
		['ISO with Z', ISO],
		['ISO with a small z', ISO.toLowerCase()],
		['ISO with an offset', DateTime.fromMillis(MILLIS, { zone: 'Asia/Kolkata' }).toISO()],
		['ISO with a bare offset', '2027-01-15T18:00:00+10'],
		['ISO with an offset without a colon', '2027-01-15T18:00:00+1000'],
		['ISO with a stray blank', `  ${ISO} `],
		['a blank in the place of T', '2027-01-15 08:00:00Z'],
		['a blank before the offset', '2027-01-15 08:00:00 +00:00'],
		['RFC 2822', 'Fri, 15 Jan 2027 09:00:00 +0100'],
		['RFC 2822 in GMT, as toUTCString gives it', new Date(MILLIS).toUTCString()],
		['a printed Date', 'Fri Jan 15 2027 09:00:00 GMT+0100 (Central European Standard Time)'],
	])('%s', (_name, value) => {
		for (const zone of [BERLIN, 'America/New_York', 'Pacific/Auckland']) {
			expect(valueOf(readInstant(value, zone))).toBe('2027-01-15T08:00:00.000Z');
		}
	});
});

test.each([
	['2027-01-15T09:30', '2027-01-15T08:30:00.000Z'],
	['2027-01-15 09:30:00', '2027-01-15T08:30:00.000Z'],
	[' 2027-01-15T09:30:00\n', '2027-01-15T08:30:00.000Z'],
	['2027-01-15T09:30:00.125', '2027-01-15T08:30:00.125Z'],
	['2027-01-15T09:30:00,125', '2027-01-15T08:30:00.125Z'],
	['2027-07-15T09:30:00', '2027-07-15T07:30:00.000Z'],
	['2027-01-15', '2027-01-14T23:00:00.000Z'],
])('%j is read in the zone of the workflow', (given, expected) => {
	expect(valueOf(readInstant(given, BERLIN))).toBe(expected);
});

describe('nonsense', () => {
	test.each<[unknown]>([
		['5'],
		[5],
		['tomorrow'],
		['next monday'],
		['2027-02-30'],
		['2027-02-30T10:00:00Z'],
		['2027-02-29T10:00:00'],
		['2027-13-01'],
		['2027-01-15T25:00:00'],
		['09:30'],
		['09:30:00'],
		['01/15/2027'],
		['15.01.2027'],
		['2027'],
		['2027-01'],
		['20270115'],
		['1970-01-01T00:00:00Z'],
		['1999-12-31T23:59:59Z'],
		['2100-01-01T00:00:00Z'],
		[0],
		[1],
		[-SECONDS],
		[NaN],
		[Infinity],
		[new Date(NaN)],
		[DateTime.invalid('test')],
		[true],
		[{}],
		[[SECONDS]],
		['2027-01-15T09:30:00 Europe/Berlin'],
		['Invalid Date'],
		['Fri Feb 30 2027 09:00:00 GMT+0100'],
	])('%p is no date', (value) => {
		expect(problemOf(readInstant(value, BERLIN))).toMatch(/ is not a date/);
	});

	test('it is shown', () => {
		expect(problemOf(readInstant('01/15/2027', BERLIN))).toContain('"01/15/2027"');
		expect(problemOf(readInstant('5', BERLIN))).toContain('"5"');
	});

	test('a zone that does not exist', () => {
		expect(problemOf(readInstant('2027-01-15T09:30:00', 'Mars/Olympus'))).toContain('Mars/Olympus');
	});
});

test.each([
	[
		'2027-01-15T08:30:00.000Z',
		'Europe/Berlin',
		'2027-01-15 09:30 (Europe/Berlin), 2027-01-15 08:30 UTC',
	],
	[
		'2027-07-15T08:30:00.000Z',
		'Europe/Berlin',
		'2027-07-15 10:30 (Europe/Berlin), 2027-07-15 08:30 UTC',
	],
	[
		'2027-01-01T00:00:05.000Z',
		'America/New_York',
		'2026-12-31 19:00:05 (America/New_York), 2027-01-01 00:00:05 UTC',
	],
	['2027-01-15T08:30:00.000Z', 'UTC', '2027-01-15 08:30 UTC'],
])('%s in %s is shown as %s', (instant, zone, shown) => {
	expect(showInstant(instant, zone)).toBe(shown);
});
