import type { IDataObject, IExecuteFunctions, INodeType } from 'n8n-workflow';

import { bareDescription } from '../helpers/bareNode';

/** n8n's two helpers that sign a request with a credential: today's, and the one behind older nodes. */
export type SigningHelper = 'httpRequestWithAuthentication' | 'requestWithAuthentication';

/**
 * A node that does what the HTTP Request node does with a predefined credential type: it hands the
 * user's request to a helper of the engine.
 */
export function callerNode(helper: SigningHelper, request: IDataObject): INodeType {
	return {
		description: {
			...bareDescription('Caller'),
			credentials: [{ name: 'ofAuthApi', required: true }],
		},
		async execute(this: IExecuteFunctions) {
			const call = this.helpers[helper] as (
				this: IExecuteFunctions,
				type: string,
				request: IDataObject,
			) => Promise<IDataObject>;
			const answer = await call.call(this, 'ofAuthApi', request);
			return [[{ json: { answer }, pairedItem: { item: 0 } }]];
		},
	};
}
