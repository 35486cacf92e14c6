import type { IPollFunctions } from 'n8n-workflow';

import { readConnections } from '../OfAuth/transport/connections';
import type { OfAuthCredential } from '../OfAuth/transport/credential';
import { failureOf } from '../OfAuth/transport/errors';
import { TIMEOUT } from './asking';
import type { Settings } from './settings';
import type { Obstacle } from './trouble';

const NONE: Obstacle = {
	message: 'There is no connection to poll: none is chosen, and the OFAuth credential names none',
	nextStep: 'Choose one under Connection, or set Connection ID in the OFAuth credential.',
	lasts: true,
};

/** A creator whose lists are polled. */
export interface Creator {
	id: string;
	/** How an error calls it. */
	name: string;
}

/**
 * Whose lists are polled. Those whose session has run out are passed over; once they are connected again, what
 * has happened since is still new.
 */
export async function creatorsOf(
	context: IPollFunctions,
	credential: OfAuthCredential,
	{ connections }: Settings,
): Promise<Creator[] | { obstacle: Obstacle }> {
	if (connections !== 'every') {
		const id = connections.id ?? credential.connectionId;
		return id === undefined ? { obstacle: NONE } : [{ id, name: id }];
	}
	const listed = await readConnections(context, credential, TIMEOUT);
	if ('stopped' in listed) return { obstacle: failureOf(listed.stopped) };
	const active = [...listed.connections].filter(([, { status }]) => status === 'active');
	return active.map(([id, { creator }]) => ({ id, name: creator ? `${creator} (${id})` : id }));
}
