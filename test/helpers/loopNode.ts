import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';

/** Does what Loop Over Items does: gives its items one by one to the second output, and what came back to the first. */
export const loopNode: INodeType = {
	description: {
		displayName: 'Loop',
		name: 'loop',
		group: ['transform'],
		version: 1,
		description: '',
		defaults: {},
		inputs: ['main'],
		outputs: ['main', 'main'],
		properties: [],
	},
	async execute(this: IExecuteFunctions) {
		const state = this.getContext('node') as {
			left?: INodeExecutionData[];
			done: INodeExecutionData[];
		};
		if (state.left) state.done.push(...this.getInputData());
		else Object.assign(state, { left: [...this.getInputData()], done: [] });
		const next = state.left?.splice(0, 1) ?? [];
		return next.length > 0 ? [[], next] : [state.done, []];
	},
};
