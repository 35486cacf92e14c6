import { ALL_PERMISSIONS, DEFAULT_CONNECTIONS } from '../connections';
import type { SandboxConnection } from '../records';
import { onlyFansBody } from './onlyFans';

/** The events whose names are known (ofauth docs, api-reference and guides/realtime-onlyfans-events; of April 2026 the last). */
export const EVENT_TYPES = [
	'connection.created',
	'connection.updated',
	'connection.expired',
	'connection.disconnected',
	'rules.updated',
	'realtime.chat_message.received',
	'realtime.chat_typing.updated',
	'realtime.system_messages.updated',
	'of.websocket.event.received',
] as const;

export type EventType = (typeof EVENT_TYPES)[number];

/** What an event is about. */
export interface EventOptions {
	/** Default the first of `DEFAULT_CONNECTIONS`. One that says only its id has no creator in the event. */
	connection?: Pick<SandboxConnection, 'id'> & Partial<SandboxConnection>;
	/** What the account was linked with; default null. */
	clientReferenceId?: string | null;
	/** Milliseconds since 1970; default Date.now. */
	at?: number;
	/** Default sandbox. Connection events tell it in the form of the SDK only. */
	environment?: 'live' | 'test' | 'sandbox';
	/** What OnlyFans said, of an event that comes from there. */
	eventBody?: Record<string, unknown>;
	/** `type` and `timestamp` as OFAuth's pages have it (default), or `eventType` and `live` as its SDK 3.0.0 does. */
	form?: 'docs' | 'sdk';
}

/** An event before it is signed. */
export interface WebhookEvent {
	type?: string;
	/** ISO 8601. */
	timestamp?: string;
	eventType?: string;
	live?: boolean;
	data: Record<string, unknown>;
}

type Known = Required<Omit<EventOptions, 'eventBody'>> & Pick<EventOptions, 'eventBody'>;

function ofConnection(type: EventType, { connection, clientReferenceId, form }: Known) {
	const { id, status = 'active', permissions = ALL_PERMISSIONS, userData } = connection;
	const shown = { id, status: type === 'connection.expired' ? 'expired' : status };
	if (form === 'sdk') {
		const platformUserId = userData && String(userData.id);
		return { connection: { ...shown, platformUserId, permissions, userData }, clientReferenceId };
	}
	return { clientReferenceId, connection: { ...shown, permissions, userData } };
}

function ofOnlyFans(type: EventType, options: Known) {
	const { connection, clientReferenceId, environment, at } = options;
	const about = { connection: { id: connection.id, clientReferenceId }, environment };
	const eventBody = options.eventBody ?? onlyFansBody(type, at);
	if (type !== 'of.websocket.event.received') return { ...about, eventBody };
	const [messageType = 'unknown'] = Object.keys(eventBody);
	return {
		...about,
		receivedAt: new Date(at).toISOString(),
		messageType,
		truncated: false,
		json: eventBody,
		rawText: JSON.stringify(eventBody),
	};
}

function dataOf(type: EventType, options: Known): Record<string, unknown> {
	// what it holds is not documented
	if (type === 'rules.updated') return {};
	return type.startsWith('connection.') ? ofConnection(type, options) : ofOnlyFans(type, options);
}

/** An event as OFAuth sends it, with everything filled in that is not asked for. */
export function eventOf(type: EventType, options: EventOptions = {}): WebhookEvent {
	const known: Known = {
		connection: options.connection ?? DEFAULT_CONNECTIONS[0],
		clientReferenceId: options.clientReferenceId ?? null,
		at: options.at ?? Date.now(),
		environment: options.environment ?? 'sandbox',
		form: options.form ?? 'docs',
		eventBody: options.eventBody,
	};
	const data = dataOf(type, known);
	if (known.form === 'sdk') {
		return { eventType: type, live: known.environment === 'live', data };
	}
	return { type, timestamp: new Date(known.at).toISOString(), data };
}
