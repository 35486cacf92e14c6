import type { CreatedMessage, SandboxConnection } from '../records';
import type { Purchase } from '../state/purchases';
import type { World } from '../world';
import { courseOf } from './phase';
import { seededBuyers, seededNumbers } from './seeded';

/** The first instant at which a message has more than `nth` buyers by the seed. It has them at `now`. */
function boughtAt(
	world: World,
	connection: SandboxConnection,
	message: CreatedMessage,
	nth: number,
	now: number,
): number {
	let [before, after] = [courseOf(world.settings, message).start - 1, now];
	while (after - before > 1) {
		const middle = Math.floor((before + after) / 2);
		const { purchased } = seededNumbers(world, connection, message, middle);
		if (purchased > nth) after = middle;
		else before = middle;
	}
	return after;
}

/** Every purchase so far, once per fan, the oldest first, so that those to come stand behind. */
function purchasesOf(
	world: World,
	connection: SandboxConnection,
	message: CreatedMessage,
	now: number,
): Purchase[] {
	const seeded = seededBuyers(world, connection, message, now).map((userId, nth) => ({
		userId,
		at: boughtAt(world, connection, message, nth, now),
	}));
	const ordered = world.purchases.of(message.id).filter(({ at }) => at <= now);
	const known = new Set<number>();
	return [...seeded, ...ordered]
		.sort((one, other) => one.at - other.at)
		.filter(({ userId }) => known.size < known.add(userId).size);
}

/**
 * Ids of those who have bought a message by now, in the order that the sandbox is told.
 *
 * @param now milliseconds since 1970
 */
export function buyersOf(
	world: World,
	connection: SandboxConnection,
	message: CreatedMessage,
	now: number,
): number[] {
	const { buyersOrder } = world.settings.life;
	// the seed has its own order, and an instant for each costs time
	const isAlone = world.purchases.of(message.id).length === 0;
	const oldestFirst = isAlone
		? seededBuyers(world, connection, message, now)
		: purchasesOf(world, connection, message, now).map(({ userId }) => userId);
	if (buyersOrder === 'byId') return oldestFirst.sort((one, other) => one - other);
	return buyersOrder === 'newestFirst' ? oldestFirst.reverse() : oldestFirst;
}
