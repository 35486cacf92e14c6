import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
} from 'n8n-workflow';

import { bareDescription } from './bareNode';

/** What a node looks like where it is not as most are. */
interface Shape {
	inputs?: number;
	outputs?: number;
	/** Names of parameters of which n8n's engine need not know more. */
	fields?: string[];
	properties?: INodeProperties[];
}

/** What a node does. */
export type Execute = (
	this: IExecuteFunctions,
) => Promise<INodeExecutionData[][]> | INodeExecutionData[][];

/** n8n gives a node only parameters that its form has. */
function field(name: string): INodeProperties {
	return { displayName: name, name, type: 'string', default: '' };
}

/** A node that does what n8n's own of that name does, as far as the examples use it. */
export function standIn(
	displayName: string,
	execute: Execute,
	{ inputs = 1, outputs = 1, fields = [], properties = fields.map(field) }: Shape = {},
): INodeType {
	const mains = (count: number) => Array.from({ length: count }, () => 'main' as const);
	return {
		description: {
			...bareDescription(displayName),
			inputs: mains(inputs),
			outputs: mains(outputs),
			// Where n8n's own has several inputs here, it runs when only one of them has anything.
			requiredInputs: 1,
			properties,
		},
		async execute() {
			return await execute.call(this);
		},
	};
}
