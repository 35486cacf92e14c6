import { listEntries } from '../OfAuth/values/listEntries';
import { isEmpty, type Reading } from '../OfAuth/values/reading';
import { readTextId } from '../OfAuth/values/text';
import type { Event } from './event';

/** What stands for events that are not listed by name. */
export const ANY = '*';
export const ANY_ONLYFANS = 'realtime.*';
export const OTHER = 'other';

/** Events by the name that OFAuth has for them (docs.ofauth.com, Webhooks and Realtime), each as the form calls it. */
export const EVENTS: Record<string, string> = {
	'realtime.chat_message.received': 'Chat Message Received (Beta)',
	'realtime.chat_typing.updated': 'Chat Typing Updated (Beta)',
	'connection.created': 'Connection Created',
	'connection.disconnected': 'Connection Disconnected',
	'connection.expired': 'Connection Expired',
	'connection.updated': 'Connection Updated',
	'rules.updated': 'Rules Updated',
	'realtime.system_messages.updated': 'System Messages Updated (Beta)',
};

/** How OnlyFans events were called in April 2026, all of them in one. */
const EARLIER_ONLYFANS = 'of.websocket.event.received';

/**
 * Whether an event is one of those that were chosen.
 *
 * @param events what the form holds: a list of names, and of what stands for several
 */
export function isChosen({ type }: Event, events: unknown): boolean {
	const chosen = listEntries(events);
	if (chosen.includes(ANY) || chosen.includes(type)) return true;
	if (type.startsWith('realtime.') || type === EARLIER_ONLYFANS)
		return chosen.includes(ANY_ONLYFANS);
	return chosen.includes(OTHER) && !Object.keys(EVENTS).includes(type);
}

/**
 * Whether an event is of one of some connections, or of none at all: new rules concern everybody.
 *
 * @param wanted IDs in any form in which n8n brings a list; nothing means all
 */
export function isOfConnection({ connectionId }: Event, wanted: unknown): boolean {
	if (isEmpty(wanted) || connectionId === undefined) return true;
	const ids = readConnectionIds(wanted);
	return 'value' in ids && ids.value.includes(connectionId);
}

/**
 * IDs of connections.
 *
 * @param wanted a list in any form in which n8n brings it; empty entries are none
 */
export function readConnectionIds(wanted: unknown): Reading<string[]> {
	const ids: string[] = [];
	for (const entry of listEntries(wanted).filter((one) => !isEmpty(one))) {
		const id = readTextId(entry);
		if ('problem' in id) return id;
		ids.push(id.value);
	}
	return { value: ids };
}
