import { userCard } from './fixtures/fans';
import { type FanFacts, totalSpent } from './fixtures/spending';
import type { Account } from './state/account';

const dateOf = (ms: number | null): string | null =>
	ms === null ? null : new Date(ms).toISOString();

function subscription(
	facts: FanFacts,
	{ discount }: { discount?: { discount: number; period: number } },
) {
	return {
		isActive: facts.isActive,
		isExpired: !facts.isActive,
		subscribedAt: dateOf(facts.subscribedAt),
		expiresAt: dateOf(facts.expiresAt),
		renewedAt: dateOf(facts.renewedAt),
		price: facts.price,
		regularPrice: facts.price,
		discountPercent: discount?.discount ?? 0,
		discountPeriod: discount?.period ?? 0,
		discountStartedAt: null,
		discountFinishedAt: null,
		history: [],
	};
}

/** A subscriber as OFAuth shows one (SDK 3.0.0, subscribers), with what the creator has made of them. */
export function shownSubscriber({ people, lists }: Account, facts: FanFacts & { id: number }) {
	const { id } = facts;
	const remarks = people.remarksOn(id);
	return {
		...userCard(id),
		displayName: remarks.displayName ?? '',
		lastSeen: facts.isOnline ? null : dateOf(facts.lastSeen),
		subscription: subscription(facts, remarks),
		spending: { total: totalSpent(facts), ...facts.spent },
		isRestricted: people.restricted.has(id),
		isBlocked: people.blocked.has(id),
		capabilities: {
			canRestrict: true,
			canBlock: true,
			canReport: true,
			canUnsubscribe: true,
			canReceiveMessages: facts.isActive,
			canSendTrial: !facts.isActive,
		},
		lists: lists.of(id).map((list) => ({ id: list.id, name: list.name })),
	};
}
