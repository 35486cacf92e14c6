import type { FastifyReply } from 'fastify';

import { entryOf } from './entry';
import type { ArmedFault } from './faults';
import { addMissingHeaders, addOwnHeaders } from './headers';
import type { World } from './world';

/** What the request asked for. */
export interface Job {
	/** Does it, a token included, and gives the body of the 200; undefined = a 204. */
	perform(): unknown;
	/** Such a body, with nothing done. */
	sample(): unknown;
	/** Headers of the 200, there once `perform` or `sample` has run. */
	readonly headers: Record<string, string>;
}

/** What performing a job gave. */
interface Done {
	body: unknown;
}

/**
 * Gives a success answer its headers.
 *
 * @param done what `perform` has given already; without it, it is performed now
 * @throws ApiError what `perform` throws
 */
export function succeed(reply: FastifyReply, job: Job, done?: Done): unknown {
	const { body } = done ?? { body: job.perform() };
	addMissingHeaders(reply, job.headers);
	return body === undefined ? reply.status(204).send() : body;
}

/**
 * Answers a request in the way a fault wants it.
 *
 * A fault that creates is not used up where the request is refused instead (429, 400): it strikes the next one that fits.
 * Whoever leaves during a delay without `create` leaves before anything was done.
 *
 * @throws ApiError what `perform` throws
 */
export async function strike(world: World, reply: FastifyReply, armed: ArmedFault, job: Job) {
	const { fault } = armed;
	const done = fault.create ? performOrRearm(armed, job) : undefined;
	await world.pause(fault.delayMs ?? 0);
	if (world.isClosing || reply.raw.destroyed) return reply.hijack();

	reply.headers(fault.headers ?? {});
	if (fault.contentType) reply.type(fault.contentType);
	if (fault.drop) return await drop(world, reply);
	if (fault.truncate) {
		const { body } = 'body' in fault ? fault : (done ?? { body: job.sample() });
		addMissingHeaders(reply, job.headers);
		return await truncate(world, reply.status(fault.status ?? 200), body);
	}
	if (fault.status === undefined && !('body' in fault)) return succeed(reply, job, done);
	return reply.status(fault.status ?? 200).send(asText(reply, fault.body));
}

function performOrRearm(armed: ArmedFault, job: Job): Done {
	let done: Done | undefined;
	try {
		done = { body: job.perform() };
		return done;
	} finally {
		if (!done) armed.struck -= 1;
	}
}

function asText(reply: FastifyReply, body: unknown): string | undefined {
	if (body === undefined || typeof body === 'string') return body;
	if (!reply.hasHeader('content-type')) reply.type('application/json');
	return JSON.stringify(body);
}

async function drop(world: World, reply: FastifyReply) {
	await world.pause(world.settings.latencyMs);
	reply.hijack();
	entryOf(reply.request).status = 'dropped';
	reply.raw.socket?.resetAndDestroy();
	return reply;
}

async function truncate(world: World, reply: FastifyReply, body: unknown) {
	await world.pause(world.settings.latencyMs);
	addOwnHeaders(world, reply);
	const whole = Buffer.from(asText(reply, body) ?? '');
	const { raw, statusCode } = reply.hijack();
	entryOf(reply.request).status = statusCode;
	raw.writeHead(statusCode, {
		...(reply.getHeaders() as Record<string, string>),
		'content-length': whole.length,
	});
	// destroyed only when written: a reset would throw away what is still on its way
	raw.write(whole.subarray(0, whole.length >> 1), () => raw.destroy());
	return reply;
}
