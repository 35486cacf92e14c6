import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../runner/operation';
import { listId } from '../fields/listId';
import { manyUserIds } from '../fields/manyUserIds';

export const addUsers: Operation = {
	value: 'addUsers',
	name: 'Add Users',
	action: 'Add users to user list',
	description: 'Put fans into a list; who is in it already stays there once',
	endpoint: { method: 'POST', path: '/v2/access/users/lists/{listId}/users/{userId}' },
	effect: 'repeats',
	fields: [listId, manyUserIds],
	output: { state: { added: true } },
	refusals: [
		{
			status: 200,
			reason: notTaken,
			message: 'OFAuth did not put the user into the list',
			nextStep: 'The other users were added all the same. Leave this one out.',
		},
		{
			status: 404,
			message: 'There is no such list or no such user',
			nextStep: 'Check the IDs and the Connection: each creator has lists of its own.',
		},
	],
};

/** A list takes not everybody, and OFAuth tells so in an answer that looks well (SDK). */
function notTaken({ userState }: IDataObject): string | undefined {
	const { hasUser, cannotAddUserReason } = (userState ?? {}) as IDataObject;
	return hasUser === false ? String(cannotAddUserReason ?? 'it gave no reason') : undefined;
}
