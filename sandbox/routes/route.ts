import type { QueryParameter } from '../api/endpoint';
import type { Query } from '../api/query';
import type { Body } from '../body';
import type { ReceivedRequest, SandboxConnection } from '../records';
import type { World } from '../world';

/** What a route gets to work with, already held against what `endpoints.json` says of it. */
export interface Call {
	world: World;
	entry: ReceivedRequest;
	query: Query;
	/** The variable parts of the path, decoded. */
	params: Record<string, string>;
	body: Body;
	/** Headers for the 200, for `work` and `sample` to fill. */
	headers: Record<string, string>;
}

/** A call on behalf of one connection, already checked. */
export interface AccessCall extends Call {
	connection: SandboxConnection;
}

/** One operation of the API. Nothing in it waits, so two requests never meet halfway. */
export interface Route<C extends Call = Call> {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** As `endpoints.json` has it, with `{name}` for each variable part. Permission, query and body follow from there. */
	path: string;
	/** The path whose rules hold, where `endpoints.json` does not have this one. */
	as?: string;
	/** Rules beyond those of `endpoints.json`. Each stands with its reason. */
	narrower?: Partial<QueryParameter>[];
	/** Query names that are taken and change nothing. */
	ignores?: string[];
	/**
	 * Does what the request asks.
	 *
	 * @returns the body of the 200
	 * @throws ApiError where the request is refused
	 */
	work(call: C): unknown;
	/** A body as `work` gives it, with nothing done. A route that only reads has none: there `work` is it. */
	sample?(call: C): unknown;
}

/** Works on behalf of a connection and takes one of its tokens. */
export type AccessRoute = Route<AccessCall>;
