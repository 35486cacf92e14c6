import { NodeOperationError, type IPollFunctions } from 'n8n-workflow';

import { readCredential, type OfAuthCredential } from '../OfAuth/transport/credential';
import { readSettings, type Settings } from './settings';

/** What a poll is told by the form and the credential. */
export interface SetUp {
	settings: Settings;
	credential: OfAuthCredential;
}

/**
 * Reads form and credential.
 *
 * @throws NodeOperationError in words where one cannot be used; what n8n throws where it cannot read it
 */
export async function readSetUp(context: IPollFunctions): Promise<SetUp> {
	const settings = readSettings(context);
	const given = await readCredential(context);
	if ('problem' in given)
		throw new NodeOperationError(context.getNode(), `OFAuth credential: ${given.problem}`);
	return { settings, credential: given.value };
}
