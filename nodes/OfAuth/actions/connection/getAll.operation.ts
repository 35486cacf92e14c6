import type { Field } from '../../runner/field';
import type { Operation } from '../../runner/operation';
import { CONNECTIONS_PATH } from '../../transport/connections';
import { lacksAccountScope } from './accountScope';
import { queryChoice } from '../fields/queryChoice';

const status: Field = {
	...queryChoice({
		displayName: 'State',
		name: 'status',
		type: 'options',
		options: [
			{ name: 'Active', value: 'active' },
			{ name: 'Awaiting 2FA', value: 'awaiting_2fa' },
			{ name: 'Expired', value: 'expired' },
		],
		default: 'active',
		description:
			'Only connections in this state; nothing can be sent through those that are not active',
	}),
	keeps: (wanted: string) => (entry) => entry.status === wanted,
};

const imported = queryChoice({
	displayName: 'Imported',
	name: 'imported',
	type: 'options',
	options: [
		{ name: 'No', value: 'false' },
		{ name: 'Yes', value: 'true' },
	],
	default: 'false',
	description: 'Whether they were imported',
});

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many connections',
	description:
		'Get the creator accounts of the API key: the start of a workflow that does something for every creator',
	endpoint: { method: 'GET', path: CONNECTIONS_PATH },
	effect: 'reads',
	isOfKey: true,
	filters: [imported, status],
	output: {
		// No maximum is documented; as many as OFAuth gives of most other lists.
		paging: { style: 'offset', pageSize: 100 },
		simplify: [
			'id',
			'status',
			{ as: 'name', from: 'userData.name' },
			{ as: 'username', from: 'userData.username' },
			'permissions',
			'expiredAt',
			'createdAt',
			'lastCheckedAt',
			'clientReferenceId',
			'imported',
		],
	},
	refusals: [lacksAccountScope],
};
