import { notFound } from '../apiError';
import { spanOf } from '../dates';
import { userCard } from '../fixtures/fans';
import { buyersOf } from '../life/buyers';
import { chartOf } from '../life/chart';
import { courseOf } from '../life/phase';
import { sentEntry } from '../life/sentEntry';
import type { CreatedMessage } from '../records';
import type { World } from '../world';
import type { AccessRoute } from './route';

const ANALYTICS = '/v2/access/analytics/mass-messages';
const SECOND = 1000;
const DAY = 86_400_000;

/** Its date in whole seconds where `sent` shows it by now: not while it waits, nor when it was canceled before it went. */
function shownAt({ settings, clock }: World, message: CreatedMessage): number | undefined {
	const { due, start } = courseOf(settings, message);
	const { canceledAt = Infinity } = message;
	const isOut = clock.now() >= due + settings.sent.lagMs && canceledAt >= start;
	return isOut ? Math.floor(due / SECOND) * SECOND : undefined;
}

/** Newest first. What is known of it is another vendor's word: no offset, and the next page by `endDate`. */
const sent: AccessRoute = {
	method: 'GET',
	path: `${ANALYTICS}/sent`,
	ignores: ['offset'],
	work({ world, connection, query }) {
		const { endlessHasMore, ignoresEndDate, most } = world.settings.sent;
		const { from, to } = spanOf(query);
		const { limit = 10 } = query as { limit?: number };
		const fitting = world.messages
			.of(connection.id)
			.map((message) => ({ message, date: shownAt(world, message) ?? NaN }))
			.filter(({ date }) => date >= Math.floor(from / SECOND) * SECOND)
			.filter(({ date }) => ignoresEndDate || date <= to)
			.sort((one, other) => other.date - one.date || other.message.id - one.message.id);
		const shown = fitting.slice(0, Math.min(limit, most));
		return {
			hasMore: endlessHasMore || shown.length < fitting.length,
			items: shown.map(({ message }) => sentEntry(world, connection, message)),
		};
	},
};

/** Without dates, the last thirty days. */
const chart: AccessRoute = {
	method: 'GET',
	path: `${ANALYTICS}/chart`,
	work({ world, connection, query }) {
		const { to } = spanOf(query, { from: 0, to: world.clock.now() });
		return chartOf(world, connection, spanOf(query, { from: to - 30 * DAY, to }));
	},
};

/**
 * The first buyer first, so that pages stay while more buy, or in the order that the sandbox is told. The marker is the id of
 * the last one shown.
 */
const buyers: AccessRoute = {
	method: 'GET',
	path: `${ANALYTICS}/{massMessageId}/buyers`,
	work({ world, connection, params, query }) {
		const message = world.messages
			.of(connection.id)
			.find(({ id }) => String(id) === params.massMessageId);
		if (!message) throw notFound('Mass message not found');
		const ids = buyersOf(world, connection, message, world.clock.now());
		const { limit = 10, offset = 0, marker } = query as Record<string, number | undefined>;
		const begin = marker ? ids.indexOf(marker) + 1 : offset;
		const list = ids.slice(begin, begin + limit);
		const hasMore = begin + limit < ids.length;
		return { list: list.map(userCard), hasMore, nextMarker: hasMore ? list.at(-1) : null };
	},
};

/** What became of mass messages. */
export const massMessageNumberRoutes: AccessRoute[] = [sent, chart, buyers];
