import { query, type Field } from '../../runner/field';
import { oneOf } from '../../values/choice';

export const mediaType: Field = {
	form: {
		displayName: 'Kind',
		name: 'mediaType',
		type: 'options',
		options: [
			{ name: 'Audio', value: 'audio' },
			{ name: 'GIF', value: 'gif' },
			{ name: 'Photo', value: 'photo' },
			{ name: 'Video', value: 'video' },
		],
		default: 'photo',
		description: 'Only media of this kind',
	},
	to: query('mediaType'),
	read: oneOf('audio', 'gif', 'photo', 'video'),
};

export const sortBy: Field = {
	form: {
		displayName: 'Sort By',
		name: 'sortBy',
		type: 'options',
		options: [
			{ name: 'Highest Tips', value: 'highest-tips' },
			{ name: 'Most Liked', value: 'most-liked' },
			{ name: 'Recent', value: 'recent' },
		],
		default: 'recent',
		description: 'What the order goes by',
	},
	to: query('sortBy'),
	read: oneOf('highest-tips', 'most-liked', 'recent'),
};

export const sortDirection: Field = {
	form: {
		displayName: 'Sort Direction',
		name: 'sortDirection',
		type: 'options',
		options: [
			{ name: 'Ascending', value: 'asc' },
			{ name: 'Descending', value: 'desc' },
		],
		default: 'desc',
		description: 'Whether the least or the most comes first',
	},
	to: query('sortDirection'),
	read: oneOf('asc', 'desc'),
};
