import { notFound } from '../apiError';
import { userCard } from '../fixtures/fans';
import { followings, type Following } from '../fixtures/performers';
import { found, page } from '../paging';
import { filterOf } from '../subscriberFilter';
import type { AccessCall, AccessRoute } from './route';

const ALL = '/v2/access/subscriptions';
const MONTH = 30 * 86_400_000;

const iso = (ms: number) => new Date(ms).toISOString();

/** OFAuth's names of what a subscription shows (SDK 3.0.0, subscriptions); `id` is the creator's. */
function shown({ id, isActive, subscribedAt, expiredAt, price }: Following) {
	const { username, name, avatar, avatarThumbs } = userCard(id);
	return {
		id,
		username,
		name,
		avatar,
		avatarThumbs,
		lists: [],
		subscribedAt: iso(subscribedAt),
		expiredAt: iso(expiredAt),
		renewedAt: null,
		isActive,
		subscriptionPrice: price,
	};
}

function allOf({ world }: AccessCall): Following[] {
	return followings(world.settings.seed, world.settings.subscriptions);
}

const isYes = (value: string) => value === '1' || value === 'true';

const getAll: AccessRoute = {
	method: 'GET',
	path: ALL,
	work(call) {
		const { query, world } = call;
		const { type = 'all' } = query;
		const { online, paid } = filterOf(world.settings, query);
		const fitting = allOf(call)
			.filter(({ isActive }) => type === 'all' || isActive === (type === 'active'))
			.filter(({ isOnline }) => online === undefined || isOnline === isYes(online))
			.filter(({ price }) => paid === undefined || price > 0 === isYes(paid));
		const named = found(
			fitting.map(shown),
			query.query,
			({ name, username }) => `${name} ${username}`,
		);
		return page(named, query);
	},
};

const count: AccessRoute = {
	method: 'GET',
	path: `${ALL}/count`,
	work(call) {
		const { people } = call.world.account(call.connection);
		const active = people.subscribers.filter(({ isActive }) => isActive);
		const following = allOf(call).filter(({ isActive }) => isActive).length;
		const all = allOf(call).length;
		const marks = { muted: 0, restricted: people.restricted.size, blocked: people.blocked.size };
		return {
			subscriptions: {
				active: following,
				muted: 0,
				restricted: 0,
				expired: all - following,
				blocked: 0,
				attention: 0,
				all,
			},
			subscribers: {
				...marks,
				active: active.length,
				expired: people.subscribers.length - active.length,
				all: people.subscribers.length,
				activeOnline: active.filter(({ isOnline }) => isOnline).length,
			},
			bookmarks: 0,
		};
	},
};

/** Three months, the latest first; without `all`, the latest only. */
const history: AccessRoute = {
	method: 'GET',
	path: `${ALL}/{subscriptionId}/history`,
	work(call) {
		const following = allOf(call).find(({ id }) => String(id) === call.params.subscriptionId);
		if (!following) throw notFound('Subscription not found');
		const isAll = isYes(String(call.query.all ?? '0'));
		const list = Array.from({ length: isAll ? 3 : 1 }, (_, nth) => ({
			subscribeDate: iso(following.expiredAt - (nth + 1) * MONTH),
			expireDate: iso(following.expiredAt - nth * MONTH),
			price: following.price,
		}));
		return { list, hasMore: !isAll };
	},
};

export const subscriptionRoutes: AccessRoute[] = [getAll, count, history];
