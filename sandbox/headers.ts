import type { FastifyReply } from 'fastify';

import { entryOf } from './entry';
import type { World } from './world';

/** Sets those headers that the answer does not have yet. */
export function addMissingHeaders(reply: FastifyReply, headers: Record<string, string>): void {
	for (const [name, value] of Object.entries(headers)) {
		if (!reply.hasHeader(name)) reply.header(name, value);
	}
}

/** The rate limit, for an Access call whose connection is known. */
function rateLimitHeaders(world: World, reply: FastifyReply): Record<string, string> {
	const { path, connectionId } = entryOf(reply.request);
	if (!path.startsWith('/v2/access/') || !world.connection(connectionId)) return {};
	return world.buckets.headers(connectionId as string);
}

/** Puts the sandbox's own time and the rate limit on an answer. Headers that a fault has set stay. */
export function addOwnHeaders(world: World, reply: FastifyReply): void {
	const date = new Date(world.clock.now()).toUTCString();
	addMissingHeaders(reply, { date, ...rateLimitHeaders(world, reply) });
}
