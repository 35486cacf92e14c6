import { path, type Field } from '../../runner/field';
import { readIntegerId } from '../../values/ids';
import type { Reading } from '../../values/reading';
import { readTextId } from '../../values/text';

/** Which fan is meant: one who is or was subscribed to the creator. */
export const fanId: Field = {
	form: {
		displayName: 'Fan',
		name: 'userId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description: 'The fan: one of the subscribers of the creator, or any OnlyFans user by ID',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchSubscribers', searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 123456' },
		],
	},
	to: path('userId'),
	read: readFan,
};

/** A whole number, as it stands in an address. */
function readFan(value: unknown): Reading<string> {
	const id = readIntegerId(value);
	return 'value' in id ? { value: String(id.value) } : id;
}

/** Which OnlyFans user is meant, fan or creator. */
export const userId: Field = {
	form: {
		displayName: 'User',
		name: 'userId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description: 'The OnlyFans user: a creator from the search, or anybody by ID or user name',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchUsers', searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 123456' },
		],
	},
	to: path('userId'),
	read: readTextId,
};
