import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { locatorValue } from '../values/locator';
import { readCredential, type OfAuthCredential } from '../transport/credential';
import { redact } from '../transport/redact';
import { isEmpty, kindOfNothing } from '../values/reading';
import { readTextId } from '../values/text';
import type { ParameterReader } from './parameters';
import type { ItemProblem } from './problems';

/** The parameter of every operation that is done for one creator. */
export const connectionForm: INodeProperties = {
	displayName: 'Connection',
	name: 'connectionId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The creator account to use. Leave empty to use the one of the credential.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: "The credential's, or choose one …",
			typeOptions: { searchListMethod: 'searchConnections', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. conn_abc123',
		},
	],
};

/** Through which creator's account, and with which credential, an item is sent. */
export type Connection =
	{ connectionId: string; credential: OfAuthCredential } | { problems: ItemProblem[] };

/**
 * Finds the connection of each item: the one in the form, else the credential's. The credential is
 * decrypted once for each connection that the form names; where the form names none, for each item,
 * because a credential can hold expressions too.
 *
 * @param context the node's execution
 */
export function connectionFinder(
	context: IExecuteFunctions,
	reader: ParameterReader,
): (item: number) => Promise<Connection> {
	const kept = new Map<string, ReturnType<typeof readCredential>>();
	const credentialFor = async (connectionId: string, item: number) => {
		const known = kept.get(connectionId) ?? readCredential(context, item);
		kept.set(connectionId, known);
		return await known;
	};

	return async (item) => {
		const value = locatorValue(reader.read(connectionForm.name, item));
		if (isEmpty(value)) {
			// Never the credential's creator in the place of one that an expression failed to name.
			return reader.isExpression(connectionForm.name)
				? bad(
						`the expression gives nothing${kindOfNothing(value)}: it must name a connection for every item`,
					)
				: await ofCredential(await readCredential(context, item));
		}
		const connectionId = readTextId(value);
		const credential =
			'value' in connectionId
				? await credentialFor(connectionId.value, item)
				: await readCredential(context, item);
		if ('problem' in credential) return badCredential(credential.problem);
		// Before anything of it is shown.
		if (redact(value, credential.value.apiKey) !== value)
			return bad('the API Key is in it: give the ID of a connection and nothing else');
		if ('problem' in connectionId) return bad(connectionId.problem);
		return { connectionId: connectionId.value, credential: credential.value };
	};
}

/**
 * Prepares to read the credential of items that are done for no creator: what the credential names one for
 * is not asked for.
 *
 * @returns gives the same as {@link connectionFinder}, with no ID
 */
export function keyReader(context: IExecuteFunctions): (item: number) => Promise<Connection> {
	return async (item) => {
		const credential = await readCredential(context, item);
		if ('problem' in credential) return badCredential(credential.problem);
		return { connectionId: '', credential: { ...credential.value, connectionId: undefined } };
	};
}

function ofCredential(credential: Awaited<ReturnType<typeof readCredential>>): Connection {
	if ('problem' in credential) return badCredential(credential.problem);
	const { connectionId } = credential.value;
	if (!connectionId)
		return bad('there is none: choose one here, or set Connection ID in the OFAuth credential');
	return { connectionId, credential: credential.value };
}

function bad(problem: string): Connection {
	return { problems: [{ parameter: connectionForm.displayName, problem }] };
}

function badCredential(problem: string): Connection {
	return { problems: [{ parameter: 'OFAuth credential', problem }] };
}
