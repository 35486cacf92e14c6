import type { Hash } from 'node:crypto';

/** What is left of bytes that have streamed by. None of them is kept, so a file may have any size. */
export interface RawBytes {
	bytes: number;
	/** SHA-256 of these bytes alone, in hex. */
	sha256: string;
	/** The hash of all parts before this one, as it was when the first byte came; not changed. */
	before?: Hash;
	/** A copy of `before`, these bytes added. */
	after?: Hash;
}

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

/** Whether a body says anything: no bytes and `{}` do not. */
export function hasBody({ value }: Body): boolean {
	return value !== undefined && value !== '' && JSON.stringify(value) !== '{}';
}
