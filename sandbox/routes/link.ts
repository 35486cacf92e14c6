import { notFound } from '../apiError';
import type { Call, Route } from './route';

const HOUR = 3_600_000;

/** A link by which a creator signs in. Each is a new one; nobody signs in here. */
function linkFor({ world, body, entry }: Call) {
	const { connectionId } = body.value as { connectionId?: string };
	if (connectionId !== undefined && !world.connection(connectionId)) {
		throw notFound('Connection not found');
	}
	const number = world.received.indexOf(entry) + 1;
	return {
		url: `https://link.example.com/cs_sandbox_${number}`,
		expiresAt: new Date(world.clock.now() + HOUR).toISOString(),
	};
}

const init: Route = { method: 'POST', path: '/v2/link/init', work: linkFor };

export const linkRoutes: Route[] = [init];
