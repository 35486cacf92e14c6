import type { FastifyReply } from 'fastify';

import { entryOf } from './entry';
import type { World } from './world';

/** Sets those headers that the answer does not have yet. */
export function addMissingHeaders(reply: FastifyReply, headers: Record<string, string>): void {
	for (const [name, value] of Object.entries(headers)) {
		if (!reply.hasHeader(name)) reply.header(name, value);
	}
}

/** Puts the rate limit on an answer to an Access call whose connection is known. Headers that a fault has set stay. */
export function addRateLimitHeaders(world: World, reply: FastifyReply): void {
	const { path, connectionId } = entryOf(reply.request);
	if (!path.startsWith('/v2/access/') || !world.connection(connectionId)) return;
	addMissingHeaders(reply, world.buckets.headers(connectionId as string));
}
