import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';

import { addAccessRoute, addKeyRoute } from './answer';
import { ApiError, toApiError } from './apiError';
import { type Body, readBody } from './body';
import { checkKey } from './checks';
import { ENTRY, entryOf, newEntry } from './entry';
import { addOwnHeaders } from './headers';
import { accessRoutes, keyRoutes } from './routes';
import { uploadBytesRoutes } from './routes/uploadBytes';
import { addRawBytesParser } from './uploads/rawBytesParser';
import type { World } from './world';

/** For the name of a plugin without one fastify looks through all loaded modules, which takes longer than to start. */
const DISPLAY_NAME = Symbol.for('fastify.display-name');
const MAX_BODY_BYTES = 50 * 1024 * 1024;

/** A server that is not listening yet. */
export function buildServer(world: World): FastifyInstance {
	const app = fastify({
		bodyLimit: MAX_BODY_BYTES,
		exposeHeadRoutes: false,
		forceCloseConnections: true,
		// or a connection's last request before close would be answered with a 503 that OFAuth never gave
		return503OnClosing: false,
	});
	addBookkeeping(app, world);
	for (const route of keyRoutes) addKeyRoute(app, world, route);
	for (const route of accessRoutes(world.settings)) addAccessRoute(app, world, route);
	// a scope of their own: everywhere else a body is JSON, read as a whole
	const uploads = async (scope: FastifyInstance) => {
		addRawBytesParser(scope, world);
		for (const route of uploadBytesRoutes) addAccessRoute(scope, world, route);
	};
	void app.register(Object.assign(uploads, { [DISPLAY_NAME]: 'uploads' }));
	return app;
}

/** All that happens to every request, whatever its route. */
function addBookkeeping(app: FastifyInstance, world: World): void {
	app.decorateRequest(ENTRY);
	app.addHook('onRequest', async (request, reply) => {
		const entry = newEntry(request);
		request.setDecorator(ENTRY, entry);
		world.arrived(entry);
		reply.raw.once('close', () => world.answered(entry));
	});

	app.removeAllContentTypeParsers();
	app.addContentTypeParser(
		'*',
		{ parseAs: 'buffer' },
		async (request: FastifyRequest, raw: Buffer) => {
			const entry = entryOf(request);
			const body: Body = readBody(raw, entry.headers['content-type']);
			entry.body = body.value;
			entry.contentLength = raw.length;
			return body;
		},
	);

	app.addHook('preValidation', async (request) => checkKey(world, entryOf(request)));

	app.addHook('onSend', async (request, reply) => {
		const entry = entryOf(request);
		if (entry.connectionId !== undefined) await world.enoughInFlight;
		await world.pause(world.settings.latencyMs);
		addOwnHeaders(world, reply);
		if (!reply.raw.destroyed) entry.status = reply.statusCode;
		world.leaves(entry);
	});

	app.setNotFoundHandler(async () => {
		throw new ApiError(404, 'ROUTE_NOT_FOUND', 'Route not found');
	});
	app.setErrorHandler(async (thrown, request, reply) => {
		const error = toApiError(thrown);
		return await reply.status(error.status).send(error.toBody(request.id));
	});
}
