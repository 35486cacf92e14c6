import { badRequest } from './apiError';
import type { Query } from './api/query';
import { spanOf } from './dates';
import { type FanFacts, totalSpent } from './fixtures/spending';
import type { Settings } from './settings';
import type { World } from './world';

const MONTH = 30 * 86_400_000;

/** Whether someone stays. */
type Test<T> = (facts: T) => boolean;

const isYes = (value: string) => value === '1' || value === 'true';

function number(name: string, value: string): number {
	const parsed = value === '' ? NaN : Number(value);
	if (Number.isNaN(parsed)) throw badRequest(`query/filter[${name}] must be a number`);
	return parsed;
}

/**
 * What each field of `filter` asks for, at a time. That amounts and months mean "at least", and that a month is one of
 * 30 days that are over, is the sandbox's own reading.
 */
const FIELDS: Record<string, (value: string, now: number) => Test<FanFacts>> = {
	total_spent(value) {
		const least = number('total_spent', value);
		return (facts) => totalSpent(facts) >= least;
	},
	tips(value) {
		const least = number('tips', value);
		return ({ spent }) => spent.tips >= least;
	},
	duration(value, now) {
		const least = number('duration', value);
		return ({ subscribedAt }) => now - subscribedAt >= least * MONTH;
	},
	online(value) {
		const wanted = isYes(value);
		return ({ isOnline }) => isOnline === wanted;
	},
	// nobody here came by a promotion or a trial link
	promoId: () => () => false,
	trial_id: () => () => false,
};

/**
 * The object `filter` of a query, as far as this sandbox is to honour it.
 *
 * @throws ApiError 400 where it is to refuse it
 */
export function filterOf({ filters }: Settings, query: Query): Record<string, string> {
	const filter = (query.filter ?? {}) as Record<string, string>;
	if (filters === 'refuses' && Object.keys(filter).length > 0) {
		throw badRequest('query/filter is not understood');
	}
	return filters === 'honours' ? filter : {};
}

/** Those who subscribed, renewed, or either, in the time that the query names. */
function latest(query: Query): Test<FanFacts> {
	const { from, to } = spanOf(query);
	const isIn = (at: number | null) => at !== null && at >= from && at <= to;
	return ({ subscribedAt, renewedAt }) =>
		(query.latestType !== 'renewals' && isIn(subscribedAt)) ||
		(query.latestType !== 'new' && isIn(renewedAt));
}

/** When a fan last did what `latestType` names, in milliseconds since 1970; left out means total. */
function latestOf({ subscribedAt, renewedAt }: FanFacts, latestType: unknown): number {
	if (latestType === 'new') return subscribedAt;
	const renewed = renewedAt ?? -Infinity;
	return latestType === 'renewals' ? renewed : Math.max(subscribedAt, renewed);
}

/**
 * Fans in the order of an answer. With `type=latest`, that is newest first, which is the sandbox's own reading: the order is
 * not documented. Of two in one second, the higher id comes first.
 */
export function inOrder<T extends FanFacts & { id: number }>(fans: T[], query: Query): T[] {
	if (query.type !== 'latest') return fans;
	const { latestType } = query;
	return [...fans].sort(
		(one, other) => latestOf(other, latestType) - latestOf(one, latestType) || other.id - one.id,
	);
}

/**
 * Everyone a query of subscribers asks for, names apart. `type` left out means active, as OFAuth's guide has
 * it; its SDK says all, so a caller should always send it.
 *
 * @throws ApiError 400 for a filter that is no number or not wanted, or a date that is none
 */
export function subscriberTests({ settings, clock }: World, query: Query): Array<Test<FanFacts>> {
	const fields = Object.entries(filterOf(settings, query)).map(([name, value]) =>
		FIELDS[name](value, clock.now()),
	);
	const { type = 'active' } = query;
	if (type === 'latest') return [...fields, latest(query)];
	return type === 'all' ? fields : [...fields, ({ isActive }) => isActive === (type === 'active')];
}
