import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { isShown } from './engineVersions';

/**
 * What the form of a node shows, by n8n's own rule of what it shows.
 *
 * @param given what the user has chosen; everything else has its default
 * @returns in the order of the form, notices too
 */
export function shownProperties(
	description: INodeTypeDescription,
	given: INodeParameters = {},
): INodeProperties[] {
	const { properties } = description;
	const node = { typeVersion: 1, parameters: given } as unknown as INode;
	const values = NodeHelpers.getNodeParameters(properties, given, true, false, node, description);
	return properties.filter((property) =>
		isShown(values as INodeParameters, property, node, description),
	);
}
