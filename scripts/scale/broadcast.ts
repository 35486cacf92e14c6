import type { INode, INodeParameters } from 'n8n-workflow';

import { SANDBOX_API_KEY } from '../../sandbox';
import { NODE_NAME, runNode, type RunResult } from '../../test/helpers/engine';
import type { Case } from './cases';

const START = 'Start';
const CREATORS = 'Get creators';

function node(name: string, type: string, parameters: INodeParameters, x: number): INode {
	const credentials = { ofAuthApi: { id: 'main', name: 'OFAuth' } };
	return { id: name, name, type, typeVersion: 1, position: [x, 0], parameters, credentials };
}

/**
 * Runs a campaign on n8n's engine. One message for each creator is a workflow of its own kind: Start → Connection
 * → Get Many → Mass Message → Create. More of them come as items, as from a table.
 *
 * @throws what n8n ended the execution with
 */
export async function broadcast(
	{ creators, messagesEach }: Case,
	baseUrl: string,
): Promise<RunResult> {
	const message = {
		resource: 'massMessage',
		operation: 'create',
		text: 'Hello',
		userLists: ['fans'],
	};
	const credentials = { main: { apiKey: SANDBOX_API_KEY, connectionId: '', baseUrl } };
	const of = (value: string) => ({ connectionId: { __rl: true, mode: 'id', value } });
	const result =
		messagesEach === 1
			? await runNode({ credentials, workflow: overAll({ ...message, ...of('={{ $json.id }}') }) })
			: await runNode({
					credentials,
					parameters: { ...message, ...of('={{ $json.connection }}') },
					items: Array.from({ length: creators * messagesEach }, (_, nth) => ({
						connection: connectionId(nth % creators),
					})),
				});
	if (result.error) throw result.error;
	return result;
}

/** As the simulation names its connections. */
export function connectionId(nth: number): string {
	return `conn_${String(nth + 1).padStart(4, '0')}`;
}

function overAll(message: INodeParameters) {
	const type = 'n8n-nodes-ofauth.ofAuth';
	const all = { resource: 'connection', operation: 'getAll', returnAll: true };
	const to = (name: string) => ({ main: [[{ node: name, type: 'main' as const, index: 0 }]] });
	return {
		nodes: [
			node(START, 'start', {}, 0),
			node(CREATORS, type, { ...all, filters: { status: 'active' } }, 200),
			node(NODE_NAME, type, message, 400),
		],
		connections: { [START]: to(CREATORS), [CREATORS]: to(NODE_NAME) },
		pinData: { [START]: [{ json: {} }] },
	};
}
