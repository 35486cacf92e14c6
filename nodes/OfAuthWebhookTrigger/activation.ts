import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';

import { isEmpty } from '../OfAuth/values/reading';
import { readConnectionIds } from './choice';
import { secretsOf, WHERE_TO_FIND } from './secrets';

/**
 * Looks whether the trigger can work before it goes live or listens. Nothing is registered: endpoints are
 * made in OFAuth's dashboard alone.
 *
 * @throws NodeOperationError in words; without a secret the address would be open to everybody, or dead
 */
export async function checkSetUp(context: IHookFunctions): Promise<true> {
	const node = context.getNode();
	if ((await secretsOf(context)).length === 0) {
		throw new NodeOperationError(
			node,
			// n8n shows the message alone where a workflow is made live, and both where the editor listens.
			'No signing secret by which to know events of OFAuth, so this trigger does not start: fill in Signing Secret in its OFAuth Webhook credential',
			{ description: WHERE_TO_FIND },
		);
	}
	if (isEmpty(context.getNodeParameter('events', [])))
		throw new NodeOperationError(node, 'Events: choose at least one, or Any Event');
	const ids = readConnectionIds(context.getNodeParameter('options.connectionIds', ''));
	if ('problem' in ids) throw new NodeOperationError(node, `Connection IDs: ${ids.problem}`);
	return true;
}
