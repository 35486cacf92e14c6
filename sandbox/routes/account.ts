import { notFound } from '../apiError';
import { ALL_PERMISSIONS } from '../connections';
import { page } from '../paging';
import type { SandboxConnection } from '../records';
import type { Call, Route } from './route';

const ALL = '/v2/account/connections';
const LINKED = '2026-09-01T08:00:00.000Z';
const CHECKED = '2026-11-01T08:00:00.000Z';

function item({ id, status, userData, permissions = ALL_PERMISSIONS }: SandboxConnection) {
	return {
		id,
		status,
		userData,
		permissions,
		clientReferenceId: null,
		imported: false,
		createdAt: LINKED,
		updatedAt: CHECKED,
		expiredAt: status === 'expired' ? CHECKED : null,
		lastCheckedAt: CHECKED,
	};
}

/** The organisation behind the key. */
const whoami: Route = {
	method: 'GET',
	path: '/v2/account/whoami',
	work: () => ({ id: 'org_sandbox', name: 'Sandbox Agency', permissions: ALL_PERMISSIONS }),
};

/** None was imported. */
const listConnections: Route = {
	method: 'GET',
	path: ALL,
	// no maximum is documented; 100 is the sandbox's own
	narrower: [{ name: 'limit', min: 1, max: 100 }],
	work({ world, query }) {
		const { status, imported } = query;
		const fitting = world.connections
			.map(item)
			.filter((one) => status === undefined || one.status === status)
			.filter((one) => imported === undefined || String(one.imported) === imported);
		return page(fitting, query);
	},
};

function connectionOf({ world, params }: Call): SandboxConnection {
	const connection = world.connection(params.connectionId);
	if (!connection) throw notFound('Connection not found');
	return connection;
}

/** Ends its session, as often as it is asked. No answer is documented: here a 204. */
const invalidate: Route = {
	method: 'POST',
	path: `${ALL}/{connectionId}/invalidate`,
	work(call) {
		call.world.invalidate(connectionOf(call));
	},
	sample(call) {
		connectionOf(call);
	},
};

/** The connections of the organisation. */
export const accountRoutes: Route[] = [whoami, listConnections, invalidate];
