import type { IDataObject, IExecuteFunctions, INodeType } from 'n8n-workflow';

interface Assignment {
	name: string;
	value: unknown;
	type: string;
}

/** Lists may be written as JSON, where no expression gives them. */
function valueOf({ value, type }: Assignment): unknown {
	return type === 'array' && typeof value === 'string' ? JSON.parse(value) : value;
}

/** Does what Edit Fields (Set) does with fields that are given one by one: each item becomes these alone. */
export const setNode: INodeType = {
	description: {
		displayName: 'Edit Fields (Set)',
		name: 'set',
		group: ['input'],
		version: 3.4,
		description: '',
		defaults: {},
		inputs: ['main'],
		outputs: ['main'],
		properties: [
			{
				displayName: 'Fields to Set',
				name: 'assignments',
				type: 'assignmentCollection',
				default: {},
			},
		],
	},
	async execute(this: IExecuteFunctions) {
		const fields = (item: number) =>
			this.getNodeParameter('assignments.assignments', item) as unknown as Assignment[];
		return [
			this.getInputData().map((_, item) => ({
				json: Object.fromEntries(
					fields(item).map((field) => [field.name, valueOf(field)]),
				) as IDataObject,
				pairedItem: { item },
			})),
		];
	},
};
