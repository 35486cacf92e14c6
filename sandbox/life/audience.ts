import type { CreatedMessage, SandboxConnection } from '../records';
import type { World } from '../world';

type Ids = Array<number | string> | undefined;

const known = new WeakMap<object, number[]>();

function membersOf(world: World, connection: SandboxConnection, lists: Ids): Set<number>[] {
	const { lists: all } = world.account(connection);
	return (lists ?? []).flatMap((id) => all.find(id)?.members ?? []);
}

function gather(
	world: World,
	connection: SandboxConnection,
	body: Record<string, unknown>,
): number[] {
	const { userIds, userLists, excludeUserLists } = body as Record<string, Ids>;
	const isForAll = !userIds?.length && !userLists?.length;
	const included = isForAll
		? [world.account(connection).people.activeIds()]
		: [(userIds ?? []).map(Number), ...membersOf(world, connection, userLists)];
	const audience = new Set<number>();
	for (const ids of included) for (const id of ids) audience.add(id);
	for (const ids of membersOf(world, connection, excludeUserLists)) {
		for (const id of ids) audience.delete(id);
	}
	return [...audience];
}

/**
 * Ids of the fans who get a message: everyone where it names nobody. Settled when somebody first asks,
 * so that a message costs nothing while it is created.
 */
export function audienceOf(
	world: World,
	connection: SandboxConnection,
	message: CreatedMessage,
): number[] {
	const { body } = message;
	let audience = known.get(body);
	if (!audience) {
		audience = gather(world, connection, body);
		known.set(body, audience);
	}
	return audience;
}
