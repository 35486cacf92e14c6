import { query, type Field } from '../../runner/field';
import { readIntegerId } from '../../values/ids';
import { show, type Reading } from '../../values/reading';
import { listId } from '../fields/listId';
import { isBuiltIn } from '../fields/namedLists';
import { queryChoice } from '../fields/queryChoice';

export const order = queryChoice({
	displayName: 'Order',
	name: 'order',
	type: 'options',
	options: [
		{ name: 'Oldest First', value: 'old' },
		{ name: 'Recent First', value: 'recent' },
	],
	default: 'recent',
	description: 'By when something was last said in a chat',
});

export const filter = queryChoice({
	displayName: 'Which',
	name: 'filter',
	type: 'options',
	options: [
		{ name: 'Priority', value: 'priority', description: 'Those that OnlyFans puts first' },
		{ name: 'Unread', value: 'unread', description: 'With messages that nobody has read yet' },
		{ name: 'Who Tipped', value: 'who_tipped' },
	],
	default: 'unread',
	description: 'Only these chats',
});

export const userListId: Field = {
	form: {
		...listId.form,
		name: 'userListId',
		required: false,
		description: 'Only chats with fans of this list, one that the creator made',
	},
	to: query('userListId'),
	read: readOwnList,
};

export const opened = queryChoice({
	displayName: 'Opened',
	name: 'opened',
	type: 'options',
	options: [
		{ name: 'No', value: '0', description: 'What the fan has not bought or opened' },
		{ name: 'Yes', value: '1', description: 'What the fan has seen' },
	],
	default: '1',
	description: 'Whether the fan has opened it',
});

export const mediaKind = queryChoice({
	displayName: 'Kind',
	name: 'type',
	type: 'options',
	options: [
		{ name: 'Audio', value: 'audios' },
		{ name: 'Photos', value: 'photos' },
		{ name: 'Videos', value: 'videos' },
	],
	default: 'photos',
	description: 'Only media of this kind',
});

/** OFAuth takes whole numbers here, which the lists that OnlyFans makes do not have. */
function readOwnList(value: unknown): Reading<number> {
	const id = readIntegerId(value);
	if ('value' in id || !isBuiltIn(String(value).trim())) return id;
	return { problem: `${show(value)} is made by OnlyFans: choose a list that the creator made` };
}
