import { NodeOperationError, type IDataObject, type ILoadOptionsFunctions } from 'n8n-workflow';

import { readCredential } from '../transport/credential';
import { request, type Exchange } from '../transport/request';
import { locatorValue } from '../values/locator';
import { isEmpty } from '../values/reading';
import { readTextId } from '../values/text';

/** Milliseconds; somebody is waiting for a list to open. */
const TIMEOUT = 20_000;

/** Asks OFAuth for a page, for the connection that the open form shows. */
export type EditorRequest = (path: string, qs: IDataObject) => Promise<Exchange>;

/**
 * Prepares the requests of an open form.
 *
 * @returns sends a GET for the connection chosen in the form, else for the credential's
 * @throws NodeOperationError in words where no connection is chosen, or the editor cannot know which
 */
export async function editorRequest(context: ILoadOptionsFunctions): Promise<EditorRequest> {
	const refuse = (message: string) => new NodeOperationError(context.getNode(), message);
	const credential = await readCredential(context);
	if ('problem' in credential) throw refuse(`OFAuth credential: ${credential.problem}`);
	const connectionId = connectionOf(context) ?? credential.value.connectionId;
	if (connectionId === undefined) {
		throw refuse(
			'No connection is chosen yet: choose one under Connection, or set one in the OFAuth credential',
		);
	}
	if (connectionId === UNRESOLVED) {
		// Never the credential's lists: they are of another creator.
		throw refuse(
			'Connection is an expression that cannot be resolved here: run the nodes before this one, or give IDs by expression',
		);
	}
	return async (path, qs) =>
		await request(context, credential.value, {
			method: 'GET',
			path,
			qs,
			connectionId,
			timeout: TIMEOUT,
		});
}

const UNRESOLVED = Symbol('unresolved');

function connectionOf(context: ILoadOptionsFunctions): string | typeof UNRESOLVED | undefined {
	const locator = context.getCurrentNodeParameter('connectionId');
	const value = locatorValue(locator);
	const isExpression = [locator, value].some(
		(part) => typeof part === 'string' && part.startsWith('='),
	);
	if (isExpression) return UNRESOLVED;
	if (isEmpty(value)) return undefined;
	const reading = readTextId(value);
	return 'value' in reading ? reading.value : UNRESOLVED;
}
