import { badRequest, notFound } from '../apiError';
import { messageObject } from '../life/message';
import { checkDates } from '../messageDates';
import { checkNamed } from '../messageNames';
import { problemsOf } from '../massMessageSchema';
import { referredUploads } from '../uploads/references';
import type { CreatedMessage } from '../types';
import type { AccessCall, AccessRoute } from './route';

/** The answer to a create. `total: -1` is what is really seen right after one, by another vendor's example. */
function queued(id: number) {
	return {
		id,
		date: new Date().toISOString(),
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

function create({ world, entry, body, connection }: AccessCall) {
	const problem = body.problem ?? problemsOf(body.value);
	if (problem) throw badRequest(problem);
	const message = body.value as Record<string, unknown>;
	checkDates(message);
	checkNamed(world, connection, message);
	const referred = referredUploads(world.uploads, connection.id, message.mediaItems);
	const id = world.nextId;
	world.messages.push({ id, at: Date.now(), connectionId: connection.id, body: message });
	for (const upload of referred) upload.usedByMessage = id;
	entry.createdId = id;
	return queued(id);
}

function messageOf({ world, params, connection }: AccessCall): CreatedMessage {
	const message = world.messages.find(
		({ id, connectionId }) => String(id) === params.massMessageId && connectionId === connection.id,
	);
	if (!message) throw notFound('Mass message not found');
	return message;
}

/** Says nothing of recipients, schedule or numbers, as OFAuth's does. */
const getMassMessage: AccessRoute = {
	method: 'GET',
	path: '/v2/access/mass-messages/{massMessageId}',
	work(call) {
		const message = messageOf(call);
		const shown = messageObject(call.world, call.connection, message);
		return {
			...shown,
			queueId: message.id,
			isFromQueue: true,
			canUnsendQueue: true,
			unsendSecondsQueue: 1_000_000,
		};
	},
};

/** The main job. A body with no recipients passes: the schema asks for none. */
const createMassMessage: AccessRoute = {
	method: 'POST',
	path: '/v2/access/mass-messages',
	work: create,
	sample: ({ world }) => queued(world.nextId),
};

/** Mass messages by their id. */
export const massMessageRoutes: AccessRoute[] = [createMassMessage, getMassMessage];
