import type { IDataObject } from 'n8n-workflow';

/** A user list as every picker shows it: name, number of users, ID. */
export function listEntry({ id, name, usersCount }: IDataObject): {
	name: string;
	value: string | number;
} {
	const count = typeof usersCount === 'number' ? ` (${usersCount})` : '';
	const own = name === undefined ? '' : `${String(name)}${count} · `;
	return { name: `${own}${String(id)}`, value: id as string | number };
}
