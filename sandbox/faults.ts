import type { ReceivedRequest } from './records';

/** Which requests a fault is for. All given fields must fit. */
export interface FaultMatch {
	/** Default: POST where `path` is not given either, else any. */
	method?: string;
	/** The whole path, or an expression to find in it. Default: the create path where `method` is not given either, else any. */
	path?: string | RegExp;
	connectionId?: string;
	/** Parameters of the query, as they are written. */
	query?: Record<string, string>;
	/** The body's `text`, exactly. */
	text?: string;
	/** A part of the body's JSON, or an expression to find in it. */
	body?: string | RegExp;
}

/** Something that goes wrong on order. See `strike` for what each field does. */
export interface Fault {
	/** Default: POST /v2/access/mass-messages. */
	match?: FaultMatch;
	/** Matching requests let through first; default 0. One that an earlier fault strikes is not counted. */
	skip?: number;
	/** How often it strikes; default 1; Infinity allowed. */
	times?: number;
	/** Does what the request asks, token included, before striking; default false. */
	create?: boolean;
	/** Milliseconds before the answer; with `create`, after having created. */
	delayMs?: number;
	/** Default 200 where only a body is given. */
	status?: number;
	headers?: Record<string, string>;
	/** A string is sent as it is, anything else as JSON, undefined as an empty body. */
	body?: unknown;
	contentType?: string;
	/** Resets the connection and answers nothing. */
	drop?: boolean;
	/** Announces the whole success answer, sends half of it and ends the connection. */
	truncate?: boolean;
}

/** A fault with its own count of strikes. */
export interface ArmedFault {
	readonly fault: Fault;
	seen: number;
	struck: number;
}

const CREATE = { method: 'POST', path: '/v2/access/mass-messages' };

// search, not test: an expression with the flag g keeps a position between two tests
const isIn = (pattern: RegExp, text: string) => text.search(pattern) >= 0;

function isPath(path: string | RegExp, request: ReceivedRequest): boolean {
	return typeof path === 'string' ? path === request.path : isIn(path, request.path);
}

function isQuery(wanted: Record<string, string>, { query }: ReceivedRequest): boolean {
	return Object.entries(wanted).every(([name, value]) => String(query[name]) === value);
}

function isBody(wanted: string | RegExp, { body }: ReceivedRequest): boolean {
	const text = JSON.stringify(body) ?? '';
	return typeof wanted === 'string' ? text.includes(wanted) : isIn(wanted, text);
}

/** Whether `match` is for this request. The body must have been read already. */
function isFor(match: FaultMatch, request: ReceivedRequest): boolean {
	const { method, path, connectionId, query, text, body } = match;
	const sent = (request.body as { text?: unknown } | null | undefined)?.text;
	return (
		(method === undefined || method.toUpperCase() === request.method) &&
		(path === undefined || isPath(path, request)) &&
		(connectionId === undefined || connectionId === request.connectionId) &&
		(query === undefined || isQuery(query, request)) &&
		(text === undefined || text === sent) &&
		(body === undefined || isBody(body, request))
	);
}

/** The faults on order, in the order they were added. */
export class FaultQueue {
	private armed: ArmedFault[] = [];

	add(fault: Fault): void {
		const { match = {} } = fault;
		const anywhere = match.method === undefined && match.path === undefined;
		const full = { ...fault, match: anywhere ? { ...match, ...CREATE } : match };
		this.armed.push({ fault: full, seen: 0, struck: 0 });
	}

	/** The first fault that strikes this request, counted as a strike, or undefined. */
	take(request: ReceivedRequest): ArmedFault | undefined {
		return this.armed.find((armed) => {
			const { match = {}, skip = 0, times = 1 } = armed.fault;
			if (armed.struck >= times || !isFor(match, request)) return false;
			armed.seen += 1;
			if (armed.seen <= skip) return false;
			armed.struck += 1;
			return true;
		});
	}

	clear(): void {
		this.armed = [];
	}
}
