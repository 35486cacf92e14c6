import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeType,
} from 'n8n-workflow';

/** n8n's two helpers that sign a request with a credential: today's, and the one behind older nodes. */
export type SigningHelper = 'httpRequestWithAuthentication' | 'requestWithAuthentication';

/**
 * A node that does what the HTTP Request node does with a predefined credential type: it hands the
 * user's request to a helper of the engine.
 */
export function callerNode(helper: SigningHelper, request: IDataObject): INodeType {
	return {
		description: {
			displayName: 'Caller',
			name: 'caller',
			group: ['transform'],
			version: 1,
			description: '',
			defaults: {},
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: 'ofAuthApi', required: true }],
			properties: [],
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
