import type { Body } from '../body';
import type { ReceivedRequest, SandboxConnection } from '../types';
import type { World } from '../world';

/** What a route gets to work with. */
export interface Call {
	world: World;
	entry: ReceivedRequest;
	query: Record<string, unknown>;
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
	method: 'GET' | 'POST' | 'PUT';
	path: string;
	/**
	 * Does what the request asks.
	 *
	 * @returns the body of the 200
	 * @throws ApiError where the request is refused
	 */
	work(call: C): object;
	/** A body as `work` gives it, with nothing done. A route that only reads has none: there `work` is it. */
	sample?(call: C): object;
}

/** Needs a connection that allows `permission`. */
export interface AccessRoute extends Route<AccessCall> {
	permission: string;
}
