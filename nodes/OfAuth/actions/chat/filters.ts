import { query, type Field } from '../../runner/field';
import { oneOf } from '../../values/choice';
import { readIntegerId } from '../../values/ids';

export const order: Field = {
	form: {
		displayName: 'Order',
		name: 'order',
		type: 'options',
		options: [
			{ name: 'Oldest First', value: 'old' },
			{ name: 'Recent First', value: 'recent' },
		],
		default: 'recent',
		description: 'By when something was last said in a chat',
	},
	to: query('order'),
	read: oneOf('old', 'recent'),
};

export const filter: Field = {
	form: {
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
	},
	to: query('filter'),
	read: oneOf('priority', 'unread', 'who_tipped'),
};

export const userListId: Field = {
	form: {
		displayName: 'User List',
		name: 'userListId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		description: 'Only chats with fans of this list, one that the creator made',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchUserLists', searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 1234567' },
		],
	},
	to: query('userListId'),
	read: readIntegerId,
};

export const opened: Field = {
	form: {
		displayName: 'Opened',
		name: 'opened',
		type: 'options',
		options: [
			{ name: 'No', value: '0', description: 'What the fan has not bought or opened' },
			{ name: 'Yes', value: '1', description: 'What the fan has seen' },
		],
		default: '1',
		description: 'Whether the fan has opened it',
	},
	to: query('opened'),
	read: oneOf('0', '1'),
};

export const mediaKind: Field = {
	form: {
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
	},
	to: query('type'),
	read: oneOf('audios', 'photos', 'videos'),
};
