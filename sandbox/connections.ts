import type { ConnectionStatus, SandboxConnection } from './records';

/** OFAuth tells a sandbox key from a live one by this prefix (ofauth docs, environments/sandbox). */
export const SANDBOX_API_KEY = 'sk_sandbox_demo';

/** What a connection without a list of its own may do: the permissions of the routes the sandbox has. */
export const ALL_PERMISSIONS = [
	'profile:read',
	'messages:read',
	'messages:write',
	'lists:read',
	'lists:write',
	'users:write',
	'posts:read',
	'subscribers:read',
	'subscribers:write',
	'subscriptions:read',
	'vault:read',
	'vault:write',
	'analytics:read',
	'earnings:read',
];

function connection(
	id: string,
	status: ConnectionStatus,
	userId: number,
	name: string,
): SandboxConnection {
	const username = name.toLowerCase().replace(/ /g, '');
	const avatar = `https://media.example.com/avatars/${username}.jpg`;
	return { id, status, userData: { id: userId, name, username, avatar } };
}

/** Three creators that can send, and one whose session has run out. */
export const DEFAULT_CONNECTIONS: SandboxConnection[] = [
	connection('conn_amber', 'active', 90001, 'Amber Lane'),
	connection('conn_bella', 'active', 90002, 'Bella Frost'),
	connection('conn_coral', 'active', 90003, 'Coral Reyes'),
	connection('conn_dana', 'expired', 90004, 'Dana Moss'),
];

/**
 * An agency of `n` creators: `conn_001`, `conn_002` and so on.
 *
 * @returns `n` connections; every 16th is expired, the others are active.
 */
export function manyConnections(n: number): SandboxConnection[] {
	return Array.from({ length: n }, (_, index) => {
		const number = String(index + 1).padStart(3, '0');
		const status = (index + 1) % 16 === 0 ? 'expired' : 'active';
		return connection(`conn_${number}`, status, 91001 + index, `Creator ${number}`);
	});
}
