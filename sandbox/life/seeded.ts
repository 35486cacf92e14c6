import { chance } from '../chance';
import type { CreatedMessage, SandboxConnection } from '../records';
import type { World } from '../world';
import { audienceOf } from './audience';
import { courseOf } from './phase';

/** How many fans have got, seen and bought a message. */
export interface Numbers {
	sent: number;
	viewed: number;
	purchased: number;
}

/** `share`, somewhat more or less for each message. */
function about(share: number, seed: number, id: number, what: string): number {
	return Math.min(1, share * (0.75 + chance(seed, what, id) / 2));
}

/**
 * A message's numbers at an instant, as they follow from the seed. They only grow, and end when it is unsent.
 *
 * @param now milliseconds since 1970
 */
export function seededNumbers(
	world: World,
	connection: SandboxConnection,
	message: CreatedMessage,
	now: number,
): Numbers {
	const { seed, life } = world.settings;
	const { start, end } = courseOf(world.settings, message);
	const at = Math.min(now, message.canceledAt ?? Infinity);
	if (at < start) return { sent: 0, viewed: 0, purchased: 0 };
	const size = audienceOf(world, connection, message).length;
	const sent = at >= end ? size : Math.floor((size * (at - start)) / (end - start));
	const seenByNow = 1 - 2 ** (-(at - start) / life.halfLifeMs);
	const viewers = size * about(life.viewShare, seed, message.id, 'views') * seenByNow;
	const viewed = Math.min(sent, Math.floor(viewers));
	const share = message.body.price ? about(life.purchaseShare, seed, message.id, 'buys') : 0;
	return { sent, viewed, purchased: Math.floor(viewed * share) };
}

/** A step through the audience that meets everyone once before it meets anyone twice. */
function strideOf(size: number): number {
	const common = (one: number, other: number): number =>
		other === 0 ? one : common(other, one % other);
	let stride = Math.max(1, Math.floor(size * 0.618));
	while (common(stride, size) > 1) stride += 1;
	return stride;
}

/** Ids of those who by the seed have bought a message at an instant, the first buyer first. `now` as above. */
export function seededBuyers(
	world: World,
	connection: SandboxConnection,
	message: CreatedMessage,
	now: number,
): number[] {
	const { purchased } = seededNumbers(world, connection, message, now);
	const audience = audienceOf(world, connection, message);
	const stride = strideOf(audience.length);
	return Array.from(
		{ length: purchased },
		(_, nth) => audience[(message.id + nth * stride) % audience.length],
	);
}
