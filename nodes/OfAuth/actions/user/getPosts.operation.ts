import { query, type Field } from '../../runner/field';
import type { Operation } from '../../runner/operation';
import { oneOf } from '../../values/choice';
import { readFlag } from '../../values/text';
import { userId } from '../fields/userId';

const pinned: Field = {
	form: {
		displayName: 'Pinned',
		name: 'pinned',
		type: 'boolean',
		default: true,
		description: 'Whether pinned posts come too',
	},
	to: query('pinned'),
	read: readFlag,
};

const sortDirection: Field = {
	form: {
		displayName: 'Sort Direction',
		name: 'sortDirection',
		type: 'options',
		options: [
			{ name: 'Ascending', value: 'asc' },
			{ name: 'Descending', value: 'desc' },
		],
		default: 'desc',
		description: 'Whether the oldest or the newest comes first',
	},
	to: query('sortDirection'),
	read: oneOf('asc', 'desc'),
};

export const getPosts: Operation = {
	value: 'getPosts',
	name: 'Get Posts',
	action: 'Get posts of user',
	description: 'Get the posts of a creator whom this one may see',
	endpoint: { method: 'GET', path: '/v2/access/users/{userId}/posts' },
	effect: 'reads',
	fields: [userId],
	filters: [pinned, sortDirection],
	output: {
		paging: { style: 'time', pageSize: 10 },
		simplify: [
			'id',
			'text',
			'postedAt',
			'mediaCount',
			'canViewMedia',
			'isOpened',
			'isFavorite',
			'favoritesCount',
			'tipsAmount',
		],
	},
};
