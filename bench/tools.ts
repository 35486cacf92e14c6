import type { INode, INodeParameters } from 'n8n-workflow';

/** What an input item of a case brings; the node takes it from there by expression. */
export type Audience = 'list' | 'userIds';

/** One of the ways of sending that are compared. */
export interface Tool {
	name: string;
	/** Builds the node for a sandbox at that address. */
	node: (baseUrl: string, audience: Audience) => INode;
	/** A node that gets what it gives, and counts too. */
	next?: INode;
	/** Of another state of this package, unpacked; absent where the one of this tree runs. */
	packageFolder?: string;
}

/** What all nodes under test have in common. */
export const NODE: Omit<INode, 'type' | 'typeVersion' | 'parameters'> = {
	id: 'node-1',
	name: 'Node',
	position: [0, 0],
};
const CONNECTION = '={{ $json.connection }}';
const TEXT = '={{ $json.text }}';
const LISTS = ['fans'];
const USER_IDS = '={{ $json.userIds }}';

/** This node. */
export function thisNode(name: string, options: INodeParameters = {}): Tool {
	return {
		name,
		node: (_baseUrl, audience) => ({
			...NODE,
			type: 'n8n-nodes-ofauth.ofAuth',
			typeVersion: 1,
			credentials: { ofAuthApi: { id: '1', name: 'OFAuth' } },
			parameters: {
				resource: 'massMessage',
				operation: 'create',
				connectionId: { __rl: true, mode: 'id', value: CONNECTION },
				text: TEXT,
				...(audience === 'list' ? { userLists: LISTS } : { userIds: USER_IDS }),
				options,
			},
		}),
	};
}

/** n8n's HTTP Request node with a Header Auth credential, the way that needs nothing but n8n. */
export function httpRequest(
	name: string,
	{ options = {}, ...settings }: Partial<INode> & { options?: INodeParameters } = {},
): Tool {
	return {
		name,
		node: (baseUrl, audience) => ({
			...NODE,
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: 4.5,
			credentials: { httpHeaderAuth: { id: '1', name: 'OFAuth key' } },
			parameters: {
				method: 'POST',
				url: `${baseUrl}/v2/access/mass-messages`,
				authentication: 'genericCredentialType',
				genericAuthType: 'httpHeaderAuth',
				sendHeaders: true,
				headerParameters: { parameters: [{ name: 'x-connection-id', value: CONNECTION }] },
				sendBody: true,
				specifyBody: 'json',
				jsonBody:
					audience === 'list'
						? '={{ { text: $json.text, userLists: ["fans"] } }}'
						: '={{ { text: $json.text, userIds: $json.userIds } }}',
				options,
			},
			...settings,
		}),
	};
}

/** A declarative node with this package's credential. */
export const DECLARATIVE: Tool = {
	name: 'Declarative node',
	node: (_baseUrl, audience) => ({
		...NODE,
		type: 'bench.declarative',
		typeVersion: 1,
		credentials: { ofAuthApi: { id: '1', name: 'OFAuth' } },
		parameters: {
			operation: 'create',
			to: audience,
			connectionId: CONNECTION,
			text: TEXT,
			...(audience === 'list' ? { userLists: LISTS } : { userIds: USER_IDS }),
		},
	}),
};

/** Name and settings of an HTTP Request node with so many requests in so many milliseconds. */
export function byHand(batchSize: number, batchInterval: number) {
	return [
		`HTTP Request, batching by hand (${batchSize} per ${batchInterval} ms)`,
		{ options: { batching: { batch: { batchSize, batchInterval } } } },
	] as const;
}

/** Name and settings of an HTTP Request node that n8n runs again as often as it can. */
export const RETRY_ON_FAIL = [
	'HTTP Request, Retry On Fail (5 × 5 s)',
	{ retryOnFail: true, maxTries: 5, waitBetweenTries: 5000 },
] as const;
