import type { INode, INodeParameters, INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import { isShown, valuesOf } from './engineVersions';

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
	const values = valuesOf(description, given, node);
	return properties.filter((property) => isShown(values, property, node, description));
}
