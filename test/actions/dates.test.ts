import { DateTime } from 'luxon';

import { useSandbox } from '../sandbox/client';
import { bodies, send } from './support';

const its = useSandbox();
const YEAR = new Date().getUTCFullYear() + 1;
const CLOCK = `${YEAR}-01-15T09:30:00`;
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo'];
const at = (zone: string) => DateTime.fromISO(CLOCK, { zone }).toUTC().toISO();

/** The dates that arrived for one item. */
async function sent(scheduledDate: string, timezone: string, item = {}) {
	const parameters = { whenToSend: 'scheduled', scheduledDate };
	const { error } = await send(its.sandbox, { parameters, timezone, items: [item] });
	expect(error).toBeUndefined();
	return String(bodies(its.sandbox).at(-1)?.scheduledDate);
}

test('the time picked in the editor is the wall clock of the workflow’s zone', async () => {
	const instants = [];
	for (const zone of ZONES) {
		const instant = await sent(CLOCK, zone);
		expect(instant).toBe(at(zone));
		instants.push(instant);
	}
	expect(new Set(instants).size).toBe(3);
});

const MILLIS = Date.UTC(YEAR, 5, 1, 8, 30);
const ISO = new Date(MILLIS).toISOString();

test.each([
	['a Date', `={{ new Date(${MILLIS}) }}`],
	['Luxon', `={{ DateTime.fromMillis(${MILLIS}) }}`],
	['Luxon in another zone', `={{ DateTime.fromMillis(${MILLIS}).setZone("Asia/Kolkata") }}`],
	['Luxon in a text', `= {{ DateTime.fromMillis(${MILLIS}).setZone("Asia/Kolkata") }} `],
	['epoch milliseconds', `={{ ${MILLIS} }}`],
	['epoch seconds', `={{ ${MILLIS / 1000} }}`],
	['epoch seconds as text', `={{ "${MILLIS / 1000}" }}`],
	['ISO', `={{ "${ISO}" }}`],
	['ISO typed with a stray blank', ` ${ISO} `],
	['an item’s field', '={{ $json.when }}'],
	['an item’s Date', '={{ $json.when.toDateTime() }}'],
	['a Date in a text', `= {{ new Date(${MILLIS}) }}`],
	['an offset', `${YEAR}-06-01T14:00:00+05:30`],
])('%s by expression is the same instant in every zone', async (_name, expression) => {
	for (const zone of ZONES) {
		expect(await sent(expression, zone, { when: ISO })).toBe(ISO);
	}
});

test('$now.plus(...) is as far ahead as it says, whatever the zone', async () => {
	for (const zone of ZONES) {
		const before = Date.now();
		const instant = Date.parse(await sent('={{ $now.plus({ hours: 2 }) }}', zone));
		expect(instant).toBeGreaterThanOrEqual(before + 7_200_000 - 1);
		expect(instant).toBeLessThanOrEqual(Date.now() + 7_200_000);
	}
});

test('$today is midnight in the workflow’s zone', async () => {
	const tomorrow = DateTime.now().setZone('Asia/Tokyo').startOf('day').plus({ days: 1 });
	expect(await sent('={{ $today.plus({ days: 1 }) }}', 'Asia/Tokyo')).toBe(
		tomorrow.toUTC().toISO(),
	);
});

test('Subscribed After Date is read in the same way, and may be past', async () => {
	const parameters = { additionalFields: { subscribedAfterDate: '2024-07-01T00:00:00' } };
	await send(its.sandbox, { parameters, timezone: 'America/New_York' });
	expect(bodies(its.sandbox)[0].subscribedAfterDate).toBe('2024-07-01T04:00:00.000Z');
});

test('the zone of each item’s own date is kept', async () => {
	const parameters = { whenToSend: 'scheduled', scheduledDate: '={{ $json.when }}' };
	const items = [{ when: CLOCK }, { when: `${CLOCK}Z` }, { when: `${CLOCK}+05:30` }];
	await send(its.sandbox, { parameters, items, timezone: 'Asia/Tokyo' });
	expect(bodies(its.sandbox).map(({ scheduledDate }) => scheduledDate)).toEqual([
		`${YEAR}-01-15T00:30:00.000Z`,
		`${YEAR}-01-15T09:30:00.000Z`,
		`${YEAR}-01-15T04:00:00.000Z`,
	]);
});
