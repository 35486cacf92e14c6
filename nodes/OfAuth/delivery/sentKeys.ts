import type { EntryRecord } from './entryRecord';

/**
 * What says, beside the tickets of a key, that a message was sent with it or may have been. No send asks
 * for it: a look leaves it in n8n's record for a moment, and if it stayed there the key would still be free;
 * if it is lost, the key is still taken. No key holds the sign in it.
 */
export function sentEntry(key: string): string {
	return `${key}\u0000sent`;
}

/**
 * Looks which keys a message was sent with, without a word to any send. To look is to record: what was
 * not there is taken away again. Another process that writes the record at that very moment can bring it
 * back; then the key is told as sent although it is free.
 *
 * @returns the keys that were sent before
 * @throws what the database says where it cannot be asked, or cannot take back what the look has recorded
 */
export async function sentBefore(record: EntryRecord, keys: string[]): Promise<Set<string>> {
	const entries = new Map(keys.map((key) => [sentEntry(key), key]));
	return await record.alone(async (alone) => {
		const { known, isSure } = await alone.add([...entries.keys()]);
		const ours = [...entries.keys()].filter((entry) => !known.has(entry));
		await alone.remove(isSure ? ours : [...entries.keys()]);
		if (!isSure) throw new Error('the look itself may have recorded them');
		return new Set([...known].flatMap((entry) => entries.get(entry) ?? []));
	});
}
