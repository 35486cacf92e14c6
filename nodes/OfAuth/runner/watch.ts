import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { nextOf } from '../delivery/effects';
import type { Ended } from '../delivery/repeat';
import type { Later, Repeatable } from '../delivery/types';
import type { Exchange } from '../transport/exchange';
import { pageOf } from '../transport/page';
import { request } from '../transport/request';
import type { Awaits, Progress } from './awaits';
import { isNoRoute, Places } from './places';
import type { Planned } from './plan';

/** Looks that do not find something before it is asked for alone, and such answers before it is believed to be gone. */
const LOOKS = 2;
const NO_SUCH = 404;
const SOON = 50;

/** One item and what is known of what it waits for. */
interface Waiter {
	item: number;
	planned: Planned;
	entry?: IDataObject;
	/** Looks since the list had it last. */
	missed: number;
	/** Times that it was not found by its id. */
	notFound: number;
	progress?: Progress;
	ended?: Ended;
}

/** What became of one item that waits. */
export interface Watched {
	ended: Ended;
	/** What it has waited for, where it came. */
	entries: IDataObject[];
	/** How far it had come when it was last looked at, in words. */
	lastSeen?: string;
}

/** All items of one connection that wait, however many: each look asks one question for all of them. */
export class Watch implements Repeatable {
	private readonly waiters: Waiter[];

	private readonly began = Date.now();

	private askedAt = 0;

	private answers = 0;

	/** Asked alone in the next look, of those that the list does not show. */
	private turn = 0;

	/** @param items of one connection */
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly awaits: Awaits,
		items: Array<{ item: number; planned: Planned }>,
	) {
		this.waiters = items.map((one) => ({ ...one, missed: 0, notFound: 0 }));
	}

	steps = () => this.answers;

	leftAt = () => this.askedAt;

	/** Looks once. @returns nothing where nobody waits any more, else when to look again, or what came in the place of an answer */
	run = async (): Promise<Exchange | Later | undefined> => {
		const stopped = (await this.look()) ?? (await this.lookAlone());
		if (stopped) return stopped;
		const now = Date.now();
		for (const one of this.waiting()) this.judge(one, now);
		const left = this.waiting();
		if (left.length === 0) return undefined;
		const next = left.map(({ planned: { settings } }) =>
			Math.min(settings.checkEvery, this.began + settings.maxWait - now),
		);
		return { again: Math.max(SOON, Math.min(...next)) };
	};

	/**
	 * What became of an item.
	 *
	 * @param all what became of the watch
	 */
	resultOf(item: number, all: Ended): Watched {
		const one = this.waiters.find((waiter) => waiter.item === item);
		const ended = one?.ended ?? all;
		const isDone = ended.outcome === 'done' && one?.entry !== undefined;
		return {
			ended,
			entries: isDone ? [one.entry as IDataObject] : [],
			lastSeen: ended.outcome === 'notTried' ? one?.progress?.says : undefined,
		};
	}

	private waiting(): Waiter[] {
		return this.waiters.filter(({ ended }) => !ended);
	}

	private async look(): Promise<Exchange | undefined> {
		const { list } = this.awaits;
		const limit = list.paging.pageSize;
		const answer = await this.ask(list.path, { ...list.qs, limit });
		const page = pageOf(answer, limit);
		if (!page) return answer;
		this.answers++;
		const entries = new Map(page.list.map((entry) => [String(entry.id), entry]));
		for (const one of this.waiting()) {
			const entry = entries.get(String(one.planned.awaited));
			one.progress = this.awaits.progressOf(entry, one.entry);
			one.entry = entry;
			one.missed = entry ? 0 : one.missed + 1;
			if (entry) one.notFound = 0;
		}
		return undefined;
	}

	/** Of those that the list does not show one is asked for, so that a look never takes more than two questions. */
	private async lookAlone(): Promise<Exchange | undefined> {
		const missing = this.waiting().filter(({ missed }) => missed >= LOOKS);
		const one = missing[this.turn++ % missing.length];
		if (!one) return undefined;
		const { path } = this.awaits.alone;
		const own = path.replace(/\{\w+\}/, encodeURIComponent(String(one.planned.awaited)));
		const places = new Places({ method: 'GET', ...this.awaits.alone }, own);
		const answer = await places.ask(async (place) => await this.ask(place));
		// Whatever else comes in the place of an answer: the list is what tells.
		if (nextOf(answer) === 'wait') return answer;
		const isGone = 'status' in answer && answer.status === NO_SUCH && !isNoRoute(answer);
		one.notFound = isGone ? one.notFound + 1 : 0;
		return undefined;
	}

	private judge(one: Waiter, now: number): void {
		const { settings } = one.planned;
		const isGone = one.notFound >= LOOKS;
		const progress = isGone ? this.awaits.gone : (one.progress as Progress);
		const { state, says, nextStep } = progress;
		if (state === 'done') one.ended = { outcome: 'done' };
		else if (state === 'failed')
			one.ended = { outcome: 'notDone', failure: { message: says, nextStep } };
		else if (now - this.began >= settings.maxWait) {
			const message = `Max Wait (${settings.maxWait / 1000} s) is over: ${says}`;
			one.ended = { outcome: 'notDone', failure: { message, nextStep } };
		}
	}

	private async ask(path: string, qs?: IDataObject): Promise<Exchange> {
		const [{ planned }] = this.waiting();
		this.askedAt = Date.now();
		return await request(this.context, planned.credential, {
			method: 'GET',
			path,
			qs,
			connectionId: planned.connectionId,
			timeout: planned.settings.timeout,
		});
	}
}
