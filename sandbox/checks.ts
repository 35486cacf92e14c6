import { ApiError, forbidden } from './apiError';
import type { ReceivedRequest, SandboxConnection } from './records';
import type { World } from './world';

/**
 * Lets a request pass if its key is right and covers the path.
 *
 * @throws ApiError 401 UNAUTHORIZED, or 403 where /v2/account/* needs a scope that the key lacks
 */
export function checkKey({ settings }: World, { headers, path }: ReceivedRequest): void {
	if (headers.apikey !== settings.apiKey) {
		throw new ApiError(401, 'UNAUTHORIZED', 'Invalid or missing API key');
	}
	if (!settings.accountScope && path.startsWith('/v2/account/')) {
		throw forbidden('This API key lacks the scope ACCOUNT');
	}
}

/**
 * The connection a request is for.
 *
 * @throws ApiError 401 where it is missing, unknown or without a live session; 403 where it lacks `permission`; null = none is needed
 */
export function checkConnection(
	world: World,
	{ connectionId }: ReceivedRequest,
	permission: string | null,
): SandboxConnection {
	const connection = world.connection(connectionId);
	if (!connection) {
		throw new ApiError(401, 'SESSION_NOT_PROVIDED', 'No session for this connection');
	}
	if (connection.status !== 'active') {
		throw new ApiError(
			401,
			'SESSION_EXPIRED',
			'The session of this connection has expired',
			'refresh_session',
		);
	}
	const { permissions } = connection;
	if (permission !== null && permissions && !permissions.includes(permission)) {
		throw forbidden(`This connection lacks the permission ${permission}`);
	}
	return connection;
}

/**
 * Takes a token from the connection's bucket.
 *
 * @throws ApiError 429 where none is left
 */
export function checkRate({ buckets }: World, { id }: SandboxConnection): void {
	if (!buckets.tryTake(id)) {
		throw new ApiError(429, 'RATE_LIMIT_EXCEEDED', 'Rate limit exceeded');
	}
}
