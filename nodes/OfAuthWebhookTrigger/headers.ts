/** How OFAuth may have signed a request; its pages and its SDK tell different things, so each is known. */
export type Scheme = 'svix' | 'standard' | 'ofauth';

/** What the headers of one scheme tell. */
export interface SignedHeaders {
	scheme: Scheme;
	/** What the sender calls the event, the same whenever it is delivered again; OFAuth's own header has none. */
	id?: string;
	/** Milliseconds. */
	signedAt: number;
	/** What was signed before the body. */
	prefix: string;
	/** Signatures of the version that is known, each in its encoding. */
	signatures: string[];
}

/** Visible, and without what joins: a point parts what is signed, a comma comes of a header sent twice. */
const ID = /^[!-+\-/-~]{1,256}$/;
const TIMESTAMP = /^[1-9]\d{0,15}$/;
const VERSIONED = /^(v\d+\w*),([\w+/=-]+)$/;
const NAMED = /^([a-z]\w*)=([\w+/=-]+)$/;

/**
 * The schemes whose headers are all there and well-formed, best first. Node joins a header that was sent
 * twice with a comma and a blank, which fits none of the forms here: such a request could be read in two
 * ways, so it is not read at all.
 *
 * @param headers by lower-case name, as Node gives them
 */
export function readHeaders(headers: Record<string, unknown>): SignedHeaders[] {
	return [
		readTriple(headers, 'svix', 'svix'),
		readTriple(headers, 'webhook', 'standard'),
		readPair(headers['ofauth-signature']),
	].flatMap((read) => read ?? []);
}

/** As Svix signs (docs.svix.com, How to verify webhooks manually), also under the names of Standard Webhooks. */
function readTriple(
	headers: Record<string, unknown>,
	name: string,
	scheme: Scheme,
): SignedHeaders | undefined {
	const [id, timestamp, signature] = ['id', 'timestamp', 'signature'].map(
		(part) => headers[`${name}-${part}`],
	);
	if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signature !== 'string')
		return undefined;
	const signatures = versionOne(signature.split(' ').map((part) => VERSIONED.exec(part)));
	if (!ID.test(id) || !TIMESTAMP.test(timestamp) || signatures.length === 0) return undefined;
	return { scheme, id, signedAt: toMillis(timestamp), prefix: `${id}.${timestamp}.`, signatures };
}

/** As OFAuth's own pages say (Realtime, Integration checklist): `t=<seconds>,v1=<signature>`. */
function readPair(header: unknown): SignedHeaders | undefined {
	if (typeof header !== 'string') return undefined;
	const parts = header.split(',').map((part) => NAMED.exec(part));
	const times = parts.flatMap((part) => (part?.[1] === 't' ? [part[2]] : []));
	const signatures = versionOne(parts);
	if (times.length !== 1 || !TIMESTAMP.test(times[0]) || signatures.length === 0) return undefined;
	const [time] = times;
	return { scheme: 'ofauth', signedAt: toMillis(time), prefix: `${time}.`, signatures };
}

/** Other versions are passed over, as a sender may add one; none counts where a part is no signature at all. */
function versionOne(parts: Array<RegExpExecArray | null>): string[] {
	if (parts.includes(null)) return [];
	return parts.flatMap((part) => (part?.[1] === 'v1' ? [part[2]] : []));
}

/** Seconds and milliseconds are told apart by size: as seconds, 1e11 would be the year 5138. */
function toMillis(timestamp: string): number {
	const time = Number(timestamp);
	return time < 1e11 ? time * 1000 : time;
}
