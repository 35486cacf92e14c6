import { sleep } from 'n8n-workflow';

import { recordAt } from '../../nodes/OfAuth/delivery/entryRecord';
import type { RecordCalls } from '../../nodes/OfAuth/delivery/recordCalls';

/** A record that takes its time, as a database does, and counts. */
function slowCalls() {
	const entries = new Set<string>();
	const seen = { calls: 0, underWay: 0, most: 0 };
	const slowly = async <T>(work: () => T): Promise<T> => {
		seen.calls++;
		seen.most = Math.max(seen.most, ++seen.underWay);
		const result = work();
		await sleep(5);
		seen.underWay--;
		return result;
	};
	const calls: RecordCalls = {
		add: async (asked) =>
			await slowly(() => {
				const processed = asked.filter((entry) => entries.has(entry));
				const isFirst = entries.size === 0;
				for (const entry of asked) entries.add(entry);
				// n8n takes all for new where there is no record yet, equal ones too.
				return isFirst
					? { new: asked, processed: [] }
					: { new: asked.filter((entry) => !processed.includes(entry)), processed };
			}),
		remove: async (asked) => await slowly(() => asked.forEach((entry) => entries.delete(entry))),
		count: async () => entries.size,
	};
	return { calls, entries, seen };
}

test('what waits is recorded in one call, and calls go one after another', async () => {
	const { calls, entries, seen } = slowCalls();
	const record = recordAt('one call', calls);
	await Promise.all(
		Array.from({ length: 100 }, async (_, index) => await record.add([`${index}`])),
	);
	expect(entries.size).toBe(100);
	expect(seen).toMatchObject({ calls: 2, most: 1 });
});

test('of those who ask for the same entry in one call, the first has it', async () => {
	const record = recordAt('same', slowCalls().calls);
	const asked = ['other', 'same', 'same', 'same'];
	const answers = await Promise.all(asked.map(async (entry) => await record.add([entry])));
	expect(answers.map(({ known }) => known.size)).toEqual([0, 0, 1, 1]);
});

test('nothing comes between what is done alone, and nothing overtakes it', async () => {
	const { calls, entries } = slowCalls();
	const record = recordAt('alone', calls);
	const before = record.add(['x']);
	const alone = record.alone(async (inside) => {
		const { known } = await inside.add(['x', 'y']);
		await inside.remove(['x', 'y']);
		return [...known];
	});
	const after = record.add(['y']);
	expect((await before).known.size).toBe(0);
	expect(await alone).toEqual(['x']);
	expect((await after).known.size).toBe(0);
	expect([...entries]).toEqual(['y']);
});

test('a call that fails is made once more, and what it finds then is in doubt', async () => {
	const { calls } = slowCalls();
	let failures = 1;
	const record = recordAt('fails', {
		...calls,
		add: async (entries) => {
			const found = await calls.add(entries);
			if (failures-- > 0) throw new Error('connection terminated');
			return found;
		},
	});
	const { known, isSure } = await record.add(['x']);
	expect({ known: [...known], isSure }).toEqual({ known: ['x'], isSure: false });
	expect(await record.add(['z'])).toMatchObject({ isSure: true });
});

test('a record of another kind, into which n8n writes nothing, is an error', async () => {
	const calls = { ...slowCalls().calls, add: async () => ({ new: [], processed: [] }) };
	await expect(recordAt('other kind', calls).add(['x'])).rejects.toThrow('did not record');
});
