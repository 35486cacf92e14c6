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

const SLOW: Obstacle = {
	message: 'OFAuth took so long to list the connections that there was no time left to read them',
	nextStep:
		'The next poll asks again. If it stays so, let triggers of their own poll one connection each.',
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
 *
 * @param until epoch milliseconds after which the poll asks nothing more
 */
export async function creatorsOf(
	context: IPollFunctions,
	credential: OfAuthCredential,
	{ connections }: Settings,
	until: number,
): Promise<Creator[] | { obstacle: Obstacle }> {
	if (connections !== 'every') {
		const id = connections.id ?? credential.connectionId;
		return id === undefined ? { obstacle: NONE } : [{ id, name: id }];
	}
	const listed = await readConnections(context, credential, TIMEOUT, until);
	if ('stopped' in listed) return { obstacle: failureOf(listed.stopped) };
	if (Date.now() >= until) return { obstacle: SLOW };
	const active = [...listed.connections].filter(([, { status }]) => status === 'active');
	return active.map(([id, { creator }]) => ({ id, name: creator ? `${creator} (${id})` : id }));
}
