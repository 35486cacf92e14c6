import type { CreatedMessage, SandboxConnection } from '../records';
import type { World } from '../world';
import { type Numbers, seededBuyers, seededNumbers } from './seeded';

/**
 * A message's numbers at an instant: those of the seed, and the purchases that were ordered by then. Who has bought a message
 * has got and seen it.
 *
 * @param now milliseconds since 1970
 */
export function numbersOf(
	world: World,
	connection: SandboxConnection,
	message: CreatedMessage,
	now: number,
): Numbers {
	const numbers = seededNumbers(world, connection, message, now);
	const ordered = world.purchases.of(message.id).filter(({ at }) => at <= now);
	if (ordered.length === 0) return numbers;
	const seeded = new Set(seededBuyers(world, connection, message, now));
	const more = ordered.filter(({ userId }) => !seeded.has(userId)).length;
	const purchased = numbers.purchased + more;
	return {
		sent: Math.max(numbers.sent, purchased),
		viewed: Math.max(numbers.viewed, purchased),
		purchased,
	};
}
