import { LoadOptionsContext } from 'n8n-core';
import type { ILoadOptionsFunctions, INodeParameters } from 'n8n-workflow';

import { NODE_NAME, prepare, type RunOptions } from './engine';

/**
 * The context in which n8n asks a node for the entries of a list while its form is open.
 *
 * @param shown the parameters as the form shows them, expressions resolved where the editor can
 */
export function openForm(options: RunOptions, shown: INodeParameters = {}): ILoadOptionsFunctions {
	const { workflow, additionalData } = prepare(options);
	const node = workflow.getNode(NODE_NAME);
	if (!node) throw new Error('The workflow has no node of ours');
	additionalData.currentNodeParameters = { ...node.parameters, ...shown };
	return new LoadOptionsContext(workflow, node, additionalData, 'parameters.userLists');
}
