import fc from 'fast-check';
import { sleep } from 'n8n-workflow';

import { EntryKeeper } from '../../nodes/OfAuth/delivery/entryKeeper';
import { Ledger } from '../../nodes/OfAuth/delivery/ledger';
import { SendKey } from '../../nodes/OfAuth/delivery/sendOnce';
import { ShakyRecord } from './shakyRecord';

const KEY = 'campaign';
const TAKEN = { outcome: 'alreadySent', sendOnceKey: KEY };

/** A keeper that keeps nothing, so that what is lost stays lost. */
const NO_KEEPER = { keep: () => undefined, drop: () => undefined } as unknown as EntryKeeper;

function keyIn(record: ShakyRecord, ledger = new Ledger({}, 0), keeper = NO_KEEPER): SendKey {
	return new SendKey(KEY, 0, { record, keeper, ledger, sent: [] });
}

test('a key is taken by the first, free again when given back, and taken by the next', async () => {
	const record = new ShakyRecord();
	for (let round = 0; round < 4; round++) {
		const first = keyIn(record);
		expect(await first.claim()).toBeUndefined();
		expect(await keyIn(record).claim()).toEqual(TAKEN);
		expect(await first.release()).toBeUndefined();
	}
	expect(await keyIn(record).claim()).toBeUndefined();
	for (let look = 0; look < 3; look++) expect(await keyIn(record).claim()).toEqual(TAKEN);
});

test('looks at a taken key leave nothing in the record', async () => {
	const record = new ShakyRecord();
	await keyIn(record).claim();
	const before = [...record.entries];
	for (let look = 0; look < 5; look++) await keyIn(record).claim();
	expect([...record.entries]).toEqual(before);
});

test('any order of claims, looks that leave something behind, and giving back', async () => {
	const step = fc.constantFrom('claim', 'claim, and what a look leaves comes back', 'give back');
	await fc.assert(
		fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
			const record = new ShakyRecord();
			let holder: SendKey | undefined;
			for (const what of steps) {
				if (what === 'give back') {
					if (holder) expect(await holder.release()).toBeUndefined();
					holder = undefined;
					continue;
				}
				record.removes = what === 'claim';
				const key = keyIn(record);
				expect(await key.claim()).toEqual(holder ? TAKEN : undefined);
				holder ??= key;
			}
		}),
		{ numRuns: 200 },
	);
});

test('another process loses what was given back: the Retry knows it by its ledger', async () => {
	const record = new ShakyRecord();
	const ledger = new Ledger({}, 0);
	const key = keyIn(record, ledger);
	await key.claim();
	const snapshot = [...record.entries];
	await key.release();
	record.entries.clear();
	for (const entry of snapshot) record.entries.add(entry);
	expect(await keyIn(record, ledger).claim()).toBeUndefined();
});

describe('a database that fails', () => {
	test.each(['fails before', 'fails after'] as const)(
		'while a key is recorded (%s): nothing is sent, and nothing is taken for sent by the Retry',
		async (how) => {
			const record = new ShakyRecord();
			const ledger = new Ledger({}, 0);
			record.next.push(how);
			const failed = await keyIn(record, ledger).claim();
			expect(failed).toMatchObject({
				outcome: 'notSent',
				failure: { message: expect.stringContaining('could not be recorded for certain') },
			});
			const retried = await keyIn(record, ledger).claim();
			if (how === 'fails before') expect(retried).toBeUndefined();
			else expect(retried).toMatchObject({ outcome: 'unknown' });
		},
	);

	test('that has recorded a key in a call that was repeated: nobody knows whose it is', async () => {
		const record = new ShakyRecord();
		const ledger = new Ledger({}, 0);
		record.next.push('in doubt');
		expect(await keyIn(record, ledger).claim()).toMatchObject({ outcome: 'unknown' });
		expect(ledger.settled(0)).toMatchObject({ outcome: 'unknown' });
	});

	test.each(['fails before', 'fails after'] as const)(
		'while a key is given back (%s): the Retry sends it, once, and nobody after it',
		async (how) => {
			const record = new ShakyRecord();
			const ledger = new Ledger({}, 0);
			const key = keyIn(record, ledger);
			await key.claim();
			record.next.push(how);
			expect(await key.release()).toMatchObject({
				outcome: 'notSent',
				failure: { message: expect.stringContaining('Retry of this execution sends it') },
			});
			expect(await keyIn(record, ledger).claim()).toBeUndefined();
			expect(await keyIn(record).claim()).toEqual(TAKEN);
		},
	);

	test('of MySQL whose record is full is told as such', async () => {
		const record = new ShakyRecord();
		record.add = async () => await Promise.reject(new Error("Data too long for column 'value'"));
		expect(await keyIn(record).claim()).toMatchObject({
			failure: { nextStep: expect.stringContaining('MySQL') },
		});
	});
});

describe('looking after entries', () => {
	test('one that another process loses is put back, also after the database has failed', async () => {
		const record = new ShakyRecord();
		const keeper = new EntryKeeper(record);
		await record.add(['a', 'b']);
		keeper.keep(['a', 'b']);
		record.next.push('fails before', 'fails before');
		await sleep(600);
		record.entries.clear();
		expect(await keeper.settled()).toBeUndefined();
		expect([...record.entries].sort()).toEqual(['a', 'b']);
		keeper.drop(['a', 'b']);
	});

	test('a database that fails to the end is told', async () => {
		const record = new ShakyRecord();
		record.add = async () => await Promise.reject(new Error('gone'));
		const keeper = new EntryKeeper(record);
		keeper.keep(['a']);
		expect(await keeper.settled()).toMatchObject({ message: 'gone' });
	});
});
