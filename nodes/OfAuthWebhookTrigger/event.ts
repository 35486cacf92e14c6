import type { IDataObject } from 'n8n-workflow';

import { readInstant } from '../OfAuth/values/instants';

/** What came in a request, as far as it says so. */
export interface Event {
	/** `unknown` where the body names none. */
	type: string;
	/** ISO 8601 in UTC. */
	time?: string;
	connectionId?: string;
	/** JSON as OFAuth sent it, or the text where it is none. */
	body: IDataObject[string];
}

/** The type of a body that names none. */
export const UNKNOWN = 'unknown';

/**
 * Reads the event in a body. Which of `type` and `eventType` names it depends on whom one asks: OFAuth's
 * pages have the first, its SDK the second.
 *
 * @param bytes the body as it was signed; n8n's own reading of it follows a header that is not signed
 */
export function readEvent(bytes: Buffer): Event {
	const body = parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
	if (!isObject(body)) return { type: UNKNOWN, body };
	const type = [body.type, body.eventType].find((name) => typeof name === 'string' && name !== '');
	const time = readInstant(body.timestamp, 'UTC');
	const connectionId = connectionOf(body.data);
	return {
		type: typeof type === 'string' ? type : UNKNOWN,
		...('value' in time ? { time: time.value } : {}),
		...(connectionId === undefined ? {} : { connectionId }),
		body,
	};
}

function parse(text: string): IDataObject[string] {
	try {
		return JSON.parse(text) as IDataObject[string];
	} catch {
		return text;
	}
}

function connectionOf(data: unknown): string | undefined {
	const connection = isObject(data) ? data.connection : undefined;
	const id = isObject(connection) ? connection.id : undefined;
	return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
