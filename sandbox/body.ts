import type { RawBytes } from './uploads/rawBytes';

/** What a request carried. */
export interface Body {
	/** The parsed JSON, or the text where it is no JSON. */
	value: unknown;
	/** Why it is no JSON. */
	problem?: string;
	/** What is left of the bytes of an upload. */
	raw?: RawBytes;
}

/** For a request that came without a body. */
export const NO_BODY: Body = { value: undefined, problem: 'The request has no body' };

const JSON_TYPE = /^application\/json\s*(;|$)/i;

/**
 * Reads a body without ever failing: a request must be on record before it is refused.
 *
 * @param raw all bytes of the body
 * @param contentType the header, if there was one
 */
export function readBody(raw: Buffer, contentType: string | undefined): Body {
	const text = raw.toString('utf8');
	try {
		const value: unknown = JSON.parse(text);
		if (JSON_TYPE.test(contentType ?? '')) return { value };
		return { value, problem: 'Content-Type must be application/json' };
	} catch {
		return { value: text, problem: 'The request body is not valid JSON' };
	}
}
