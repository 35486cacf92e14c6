import type { Span } from '../dates';
import type { SandboxConnection } from '../records';
import type { World } from '../world';
import { numbersOf } from './numbers';
import { courseOf } from './phase';

const DAY = 86_400_000;

/** How many days a chart shows at most. */
const MOST_DAYS = 366;

/** How much of something there was from one instant to another. */
type Count = (span: Span) => number;

function series(count: Count, { from, to }: Span) {
	const first = Math.max(from, to - MOST_DAYS * DAY);
	const days = Math.max(1, Math.ceil((to - first) / DAY));
	const chart = Array.from({ length: days }, (_, index) => {
		const begin = first + index * DAY;
		const end = Math.min(begin + DAY - 1, to);
		return { date: new Date(begin).toISOString(), count: count({ from: begin, to: end }) };
	});
	const total = count({ from: first, to });
	// against the equal window before (another vendor's words)
	return { chart, total, delta: total - count({ from: first - (to - first) - 1, to: first - 1 }) };
}

const isIn = (at: number, { from, to }: Span) => at >= from && at <= to;

/** The four series of `analytics/mass-messages/chart`, a point a day: messages and purchases, to many and to one. */
export function chartOf(world: World, connection: SandboxConnection, span: Span) {
	const now = world.clock.now();
	const messages = world.messages
		.of(connection.id)
		.filter((message) => message.canceledAt === undefined);
	const direct = world.chatMessages.filter(({ connectionId }) => connectionId === connection.id);
	const bought = (at: number) =>
		messages.reduce(
			(sum, one) => sum + numbersOf(world, connection, one, Math.min(at, now)).purchased,
			0,
		);
	const isOut = (due: number, part: Span) => due <= now && isIn(due, part);
	return {
		group_messages: series(
			(part) => messages.filter((one) => isOut(courseOf(world.settings, one).due, part)).length,
			span,
		),
		group_messages_purchases: series(({ from, to }) => bought(to) - bought(from - 1), span),
		direct_messages: series((part) => direct.filter(({ at }) => isIn(at, part)).length, span),
		direct_messages_purchases: series(() => 0, span),
	};
}
