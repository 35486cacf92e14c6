import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { requestChecker } from './api/request';
import { rulesOf, urlOf } from './api/rules';
import { type Body, NO_BODY } from './body';
import { checkConnection, checkRate } from './checks';
import { entryOf } from './entry';
import { reshaped } from './reshape';
import type { AccessRoute, Call, Route } from './routes/route';
import { type Job, strike, succeed } from './strike';
import type { World } from './world';

/** A call as it came: its query is still to be checked. */
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

async function answer(world: World, reply: FastifyReply, documented: Job) {
	const job = {
		...documented,
		perform: () => reshaped(world.settings, documented.perform()),
		sample: () => reshaped(world.settings, documented.sample()),
	};
	const armed = world.faults.take(entryOf(reply.request));
	return armed ? await strike(world, reply, armed, job) : succeed(reply, job);
}

/** Adds a route that needs the key only. */
export function addKeyRoute(app: FastifyInstance, world: World, route: Route): void {
	const check = requestChecker(rulesOf(route));
	app.route({
		method: route.method,
		url: urlOf(route.path),
		async handler(request, reply) {
			const raw = callOf(world, request);
			const checked = () => ({ ...raw, query: check(raw) });
			return await answer(world, reply, {
				perform: () => route.work(checked()),
				sample: () => (route.sample ?? route.work)(checked()),
				headers: raw.headers,
			});
		},
	});
}

/** Adds a route that works on behalf of a connection and takes one of its tokens. */
export function addAccessRoute(app: FastifyInstance, world: World, route: AccessRoute): void {
	const rules = rulesOf(route);
	const check = requestChecker(rules);
	app.route({
		method: route.method,
		url: urlOf(route.path),
		async handler(request, reply) {
			const raw = callOf(world, request);
			const connection = checkConnection(world, raw.entry, rules.permission);
			const checked = () => ({ ...raw, connection, query: check(raw) });
			return await answer(world, reply, {
				perform() {
					checkRate(world, connection);
					return route.work(checked());
				},
				sample: () => (route.sample ?? route.work)(checked()),
				headers: raw.headers,
			});
		},
	});
}
