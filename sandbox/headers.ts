import type { FastifyReply } from 'fastify';

import { entryOf } from './entry';
import type { World } from './world';

/** Puts the rate limit on an answer to an Access call whose connection is known. Headers that a fault has set stay. */
export function addRateLimitHeaders(world: World, reply: FastifyReply): void {
	const { path, connectionId } = entryOf(reply.request);
	if (!path.startsWith('/v2/access/') || !world.connection(connectionId)) return;
	for (const [name, value] of Object.entries(world.buckets.headers(connectionId as string))) {
		if (!reply.hasHeader(name)) reply.header(name, value);
	}
}
