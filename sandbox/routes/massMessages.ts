import { badRequest, notFound } from '../apiError';
import { messageObject } from '../life/message';
import { courseOf, phaseOf, unsending } from '../life/phase';
import { results } from '../life/sentEntry';
import { problemsOf } from '../massMessageSchema';
import { outgoing } from '../outgoing';
import type { Settings } from '../settings';
import type { CreatedMessage } from '../records';
import type { World } from '../world';
import type { AccessCall, AccessRoute } from './route';

const ALL = '/v2/access/mass-messages';
const ONE = `${ALL}/{massMessageId}`;

/** The answer to a create. `total: -1` is what is really seen right after one, by another vendor's example. */
function queued(world: World, id: number) {
	return {
		id,
		date: new Date(world.clock.now()).toISOString(),
		isReady: true,
		isDone: false,
		total: -1,
		pending: 1,
		canUnsend: true,
		unsendSeconds: 1_000_000,
		hasError: false,
		isCanceled: false,
		isCouplePeopleMedia: false,
	};
}

/** The main job. A body with no recipients passes: the schema asks for none. */
const create: AccessRoute = {
	method: 'POST',
	path: ALL,
	work(call) {
		const { world, entry, body, connection } = call;
		const problem = problemsOf(body.value);
		if (problem) throw badRequest(problem);
		const message = outgoing(call);
		const { id } = world.messages.create(connection.id, message.body);
		message.use(id);
		entry.createdId = id;
		return queued(world, id);
	},
	sample: ({ world }) => queued(world, world.messages.nextId),
};

function messageOf({ world, params, connection }: AccessCall): CreatedMessage {
	const message = world.messages.find(connection.id, params.massMessageId);
	if (!message) throw notFound('Mass message not found');
	return message;
}

function shown({ world, connection }: AccessCall, message: CreatedMessage) {
	const now = world.clock.now();
	const { due } = courseOf(world.settings, message);
	const { canUnsend, unsendSeconds } = unsending(world.settings, message, now, due);
	return {
		...messageObject(world, connection, message),
		queueId: message.id,
		isFromQueue: true,
		canUnsendQueue: canUnsend,
		unsendSecondsQueue: unsendSeconds,
	};
}

/** Says nothing of recipients, schedule or numbers, as OFAuth's does. */
const get: AccessRoute = { method: 'GET', path: ONE, work: (call) => shown(call, messageOf(call)) };

/** One that has begun to go out is refused here; what OFAuth does then is not documented. */
function toReplace(call: AccessCall) {
	const message = messageOf(call);
	const phase = phaseOf(call.world.settings, message, call.world.clock.now());
	if (phase === 'sending' || phase === 'sent') throw badRequest('This message has been sent');
	return { message, replacement: outgoing(call, message.id) };
}

/** Replaces all of it: what the body leaves out, recipients and date too, is gone. */
const replace: AccessRoute = {
	method: 'PUT',
	path: ONE,
	work(call) {
		const { message, replacement } = toReplace(call);
		message.body = replacement.body;
		message.changedAt = call.world.clock.now();
		replacement.use(message.id);
		return queued(call.world, message.id);
	},
	sample: (call) => queued(call.world, toReplace(call).message.id),
};

function taken(call: AccessCall, message: CreatedMessage) {
	return {
		success: true,
		queue: { ...shown(call, message), ...results(call.world, call.connection, message) },
	};
}

/** Cancels what waits and unsends what was sent. After that it is gone, but for its entry in `sent`. */
const unsend: AccessRoute = {
	method: 'DELETE',
	path: ONE,
	work(call) {
		const message = messageOf(call);
		const now = call.world.clock.now();
		const { due } = courseOf(call.world.settings, message);
		if (!unsending(call.world.settings, message, now, due).canUnsend) return { success: false };
		message.canceledAt = now;
		return taken(call, message);
	},
	sample: (call) => taken(call, { ...messageOf(call), canceledAt: call.world.clock.now() }),
};

/** A page of OFAuth's documentation has this path for the DELETE; the other two are a guess from it. */
const scheduled = (route: AccessRoute): AccessRoute => ({
	...route,
	path: `${ALL}/scheduled/{massMessageId}`,
	as: ONE,
});

/** Mass messages: to create one, and what can be done with one by its id. */
export function massMessageRoutes({ massMessagePaths: paths }: Settings): AccessRoute[] {
	const byId = [get, replace, unsend];
	return [
		create,
		...(paths === 'scheduled' ? [] : byId),
		...(paths === 'plain' ? [] : byId.map(scheduled)),
	];
}
