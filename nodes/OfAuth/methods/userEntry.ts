import type { IDataObject } from 'n8n-workflow';

/** A user as every picker shows it: the name that the creator gave or the user's own, @username, ID. */
export function userEntry({ id, name, username, displayName }: IDataObject): {
	name: string;
	value: number;
} {
	const at = username ? `@${String(username)}` : undefined;
	const called = String(displayName ?? '').trim() || name;
	return { name: [called, at, String(id)].filter(Boolean).join(' · '), value: id as number };
}
