import { ALL_PERMISSIONS } from '../connections';
import { page } from '../paging';
import type { SandboxConnection } from '../types';
import type { Route } from './route';

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

const listConnections: Route = {
	method: 'GET',
	path: '/v2/account/connections',
	// no maximum is documented; 100 is the sandbox's own
	narrower: [{ name: 'limit', min: 1, max: 100 }],
	work({ world, query }) {
		const { status } = query;
		const fitting = world.settings.connections.filter((one) => !status || one.status === status);
		return page(fitting.map(item), query);
	},
};

export const accountRoutes: Route[] = [whoami, listConnections];
