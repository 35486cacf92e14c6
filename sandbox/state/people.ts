import { notFound } from '../apiError';
import { fanId, fanIds, nthFan } from '../fixtures/fans';
import { isPerformer } from '../fixtures/performers';
import { fanFacts, type FanFacts } from '../fixtures/spending';

/** What a creator has written on a fan. */
export interface Remarks {
	notice?: string;
	displayName?: string;
	/** Percent, and months. */
	discount?: { discount: number; period: number };
}

type Subscribers = ReadonlyArray<Readonly<FanFacts & { id: number }>>;

/** Those made last. A sandbox has as many connections as it is told to, and all of them begin with the same. */
let made: { seed: number; all: Subscribers } | undefined;

function firstSubscribers(seed: number, count: number): Subscribers {
	if (made?.seed !== seed || made.all.length !== count)
		made = { seed, all: fanIds(count).map((id, nth) => ({ id, ...fanFacts(seed, nth) })) };
	return made.all;
}

/** The users that one connection has to do with. */
export class People {
	readonly restricted = new Set<number>();
	readonly blocked = new Set<number>();
	private readonly remarks = new Map<number, Remarks>();
	private facts?: Subscribers;
	/** How many have subscribed since the start. */
	private added = 0;

	/**
	 * @param count of the fans who have or had a subscription
	 * @param population of the users there are, subscribers or not
	 */
	constructor(
		private readonly seed: number,
		private readonly count: number,
		private readonly population: number,
	) {
		for (const id of fanIds(Math.min(3, population), Math.max(0, population - 3))) {
			this.blocked.add(id);
		}
	}

	/** Everyone who has or had a subscription. */
	get subscribers(): Subscribers {
		this.facts ??= firstSubscribers(this.seed, this.count);
		return this.facts;
	}

	/** Adds a subscriber whom nobody has heard of so far. @returns the new id */
	add(facts: FanFacts): number {
		const id = fanId(this.population + this.added);
		this.added += 1;
		this.facts = [...this.subscribers, { id, ...facts }];
		return id;
	}

	/** Ids of those whose subscription runs. */
	activeIds(): number[] {
		return this.subscribers.filter(({ isActive }) => isActive).map(({ id }) => id);
	}

	/** Whether there is such a user: a fan, subscriber or not, or another creator. */
	has(id: number): boolean {
		const isFan = nthFan(id) >= 0 && nthFan(id) < this.population + this.added;
		return isFan || isPerformer(id);
	}

	/** One subscriber. @throws ApiError 404 where there is none with this id */
	subscriber(id: number): FanFacts & { id: number } {
		const found = this.subscribers.find((one) => one.id === id);
		if (!found) throw notFound('Subscriber not found');
		return found;
	}

	/** What is written on a user; empty where nothing is. */
	remarksOn(id: number): Remarks {
		return this.remarks.get(id) ?? {};
	}

	/** Writes something on a user, keeping the rest. */
	remark(id: number, more: Remarks): void {
		this.remarks.set(id, { ...this.remarksOn(id), ...more });
	}
}
