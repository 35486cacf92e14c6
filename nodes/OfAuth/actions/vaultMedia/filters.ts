import { queryChoice } from '../fields/queryChoice';

export const mediaType = queryChoice({
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
});

export const sortBy = queryChoice({
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
});

export const sortDirection = queryChoice({
	displayName: 'Sort Direction',
	name: 'sortDirection',
	type: 'options',
	options: [
		{ name: 'Ascending', value: 'asc' },
		{ name: 'Descending', value: 'desc' },
	],
	default: 'desc',
	description: 'Whether the least or the most comes first',
});
