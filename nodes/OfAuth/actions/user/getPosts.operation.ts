import { query, type Field } from '../../runner/field';
import type { Operation } from '../../runner/operation';
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

export const getPosts: Operation = {
	value: 'getPosts',
	name: 'Get Posts',
	action: 'Get posts of user',
	description: 'Get the posts of a creator whom this one may see, newest first',
	endpoint: { method: 'GET', path: '/v2/access/users/{userId}/posts' },
	effect: 'reads',
	fields: [userId],
	filters: [pinned],
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
