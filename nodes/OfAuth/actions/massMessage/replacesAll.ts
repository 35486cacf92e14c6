import type { INodeProperties } from 'n8n-workflow';

/** Of an operation that takes the whole of a message anew. */
export const replacesAll: INodeProperties = {
	displayName:
		'This replaces the whole message: what is left empty here falls back to OFAuth’s defaults, and is not kept from before. OFAuth does not tell who was to get it.',
	name: 'replacesAllNotice',
	type: 'notice',
	default: '',
};
