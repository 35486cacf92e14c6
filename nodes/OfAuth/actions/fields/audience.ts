import { body, type Field } from '../../runner/field';
import { readId } from '../../values/ids';
import { readIds } from '../../values/lists';
import { readInstant } from '../../values/instants';
import { readNamesOrIds } from '../../values/names';
import { isBuiltIn, namedLists } from './namedLists';

export const userLists: Field = {
	form: {
		displayName: 'User List Names or IDs',
		name: 'userLists',
		type: 'multiOptions',
		typeOptions: {
			loadOptionsMethod: 'getUserLists',
			loadOptionsDependsOn: ['connectionId.value'],
		},
		default: [],
		description:
			'Lists that get the message. From a sheet: drag its column here; it holds names as they stand in OnlyFans, or IDs, separated by commas, and each creator’s own list of that name is found. n8n may mark names with a red triangle: they are looked up when the node runs. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	to: body('userLists'),
	read: (value, { dropEmpty }) => readNamesOrIds(value, isBuiltIn, dropEmpty),
	names: namedLists,
};

export const userIds: Field = {
	form: {
		displayName: 'User IDs',
		name: 'userIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 123456, 789012',
		description:
			'OnlyFans user IDs of single recipients: separated by commas, or an expression that gives an array. A number with commas in it (1,234,567) is refused. At least one list or one user is needed.',
	},
	to: body('userIds'),
	read: (value, { dropEmpty }) => readIds(value, readId, dropEmpty),
};

export const excludeUserLists: Field = {
	form: {
		displayName: 'Exclude User List Names or IDs',
		name: 'excludeUserLists',
		type: 'multiOptions',
		typeOptions: {
			loadOptionsMethod: 'getUserLists',
			loadOptionsDependsOn: ['connectionId.value'],
		},
		default: [],
		description:
			'Fans on these lists do not get the message, even if they are on a list that gets it. By name or ID, as in User List. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	to: body('excludeUserLists'),
	read: (value, { dropEmpty }) => readNamesOrIds(value, isBuiltIn, dropEmpty),
	names: namedLists,
};

export const subscribedAfterDate: Field = {
	form: {
		displayName: 'Subscribed After Date',
		name: 'subscribedAfterDate',
		type: 'dateTime',
		default: '',
		description:
			'Only fans who subscribed after this time, in the time zone of the workflow, get the message',
	},
	to: body('subscribedAfterDate'),
	read: (value, { zone }) => readInstant(value, zone),
	movesWithClock: true,
};
