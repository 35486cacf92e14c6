import { NodeConnectionTypes, type INodeTypeDescription } from 'n8n-workflow';

/** The least that n8n's engine must know of a node that a test makes up; it has no parameters. */
export function bareDescription(displayName: string): INodeTypeDescription {
	return {
		displayName,
		name: displayName.toLowerCase(),
		group: ['transform'],
		version: 1,
		description: '',
		defaults: {},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};
}
