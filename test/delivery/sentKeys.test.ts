import type { EntryKeeper } from '../../nodes/OfAuth/delivery/entryKeeper';
import { Ledger } from '../../nodes/OfAuth/delivery/ledger';
import { SendKey } from '../../nodes/OfAuth/delivery/sendOnce';
import { sentBefore } from '../../nodes/OfAuth/delivery/sentKeys';
import { ShakyRecord } from './shakyRecord';

const NO_KEEPER = { keep: () => undefined, drop: () => undefined } as unknown as EntryKeeper;
const KEYS = ['a', 'b', 'c'];

/** A message on its way: takes its key, and is sent or given back. */
async function send(record: ShakyRecord, key: string, isSent = true): Promise<boolean> {
	const sent: string[] = [];
	const sending = new SendKey(key, 0, {
		record,
		keeper: NO_KEEPER,
		ledger: new Ledger({}, 0),
		sent,
	});
	const held = await sending.claim();
	if (held) return false;
	if (isSent) sending.confirm();
	else await sending.release();
	if (sent.length > 0) await record.add(sent);
	return true;
}
const looked = async (record: ShakyRecord) => [...(await sentBefore(record, KEYS))];

test('knows what was sent, and nothing of what was given back or never asked for', async () => {
	const record = new ShakyRecord();
	await send(record, 'a');
	await send(record, 'b', false);
	expect(await looked(record)).toEqual(['a']);
	await send(record, 'b');
	expect(await looked(record)).toEqual(['a', 'b']);
});

test('records nothing, however often it looks', async () => {
	const record = new ShakyRecord();
	await send(record, 'a');
	const before = [...record.entries];
	for (let time = 0; time < 3; time++) await looked(record);
	expect([...record.entries]).toEqual(before);
});

/** What a look has recorded stays: another process has brought it back, or n8n has died. */
test.each([true, false])(
	'a look that stays leaves every key as it was (removes: %s)',
	async (removes) => {
		const record = new ShakyRecord();
		await send(record, 'a');
		record.removes = removes;
		await looked(record);
		expect(await send(record, 'a')).toBe(false);
		for (const key of ['b', 'c']) {
			expect(await send(record, key, false)).toBe(true);
			expect(await send(record, key)).toBe(true);
			expect(await send(record, key)).toBe(false);
		}
	},
);

test('is no guess where the database fails, before it has written or after, and the keys stay free', async () => {
	for (const how of ['fails before', 'fails after', 'in doubt'] as const) {
		const record = new ShakyRecord();
		record.next.push(how);
		await expect(looked(record)).rejects.toThrow();
		expect(await send(record, 'a')).toBe(true);
	}
});
