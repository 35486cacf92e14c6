import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { type Body, NO_BODY } from './body';
import { checkConnection, checkRate } from './checks';
import { entryOf } from './entry';
import type { AccessRoute, Call, Route } from './routes/route';
import { type Job, strike, succeed } from './strike';
import type { World } from './world';

function callOf(world: World, request: FastifyRequest): Call {
	const entry = entryOf(request);
	return {
		world,
		entry,
		query: entry.query,
		params: request.params as Record<string, string>,
		body: (request.body as Body | undefined) ?? NO_BODY,
		headers: {},
	};
}

async function answer(world: World, reply: FastifyReply, job: Job) {
	const armed = world.faults.take(entryOf(reply.request));
	return armed ? await strike(world, reply, armed, job) : succeed(reply, job);
}

/** Adds a route that needs the key only. */
export function addAccountRoute(app: FastifyInstance, world: World, route: Route): void {
	app.route({
		method: route.method,
		url: route.path,
		async handler(request, reply) {
			const call = callOf(world, request);
			const perform = () => route.work(call);
			return await answer(world, reply, { perform, sample: perform, headers: call.headers });
		},
	});
}

/** Adds a route that works on behalf of a connection and takes one of its tokens. */
export function addAccessRoute(app: FastifyInstance, world: World, route: AccessRoute): void {
	app.route({
		method: route.method,
		url: route.path,
		async handler(request, reply) {
			const common = callOf(world, request);
			const connection = checkConnection(world, common.entry, route.permission);
			const call = { ...common, connection };
			return await answer(world, reply, {
				perform() {
					checkRate(world, connection);
					return route.work(call);
				},
				sample: () => (route.sample ? route.sample(call) : route.work(call)),
				headers: call.headers,
			});
		},
	});
}
