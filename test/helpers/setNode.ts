import type { IExecuteFunctions, INodeType } from 'n8n-workflow';

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
			this.getNodeParameter('assignments.assignments', item) as Array<{
				name: string;
				value: string;
			}>;
		return [
			this.getInputData().map((_, item) => ({
				json: Object.fromEntries(fields(item).map(({ name, value }) => [name, value])),
				pairedItem: { item },
			})),
		];
	},
};
