import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { LONGEST_LOOK, LOOK_TIMES } from '../delivery/lookTimes';
import {
	judgeLookUp,
	type ClockDifference,
	type Sighting,
	type Trace,
	type Verdict,
} from '../delivery/lookUpRules';
import type { AccountTraces } from '../delivery/traces';
import type { Later, Repeatable } from '../delivery/types';
import type { Exchange } from '../transport/exchange';
import { ListReader } from '../transport/listReader';
import { request } from '../transport/request';
import { hashed, type LookUp } from './lookUp';
import type { Asker } from './plan';

/** Pages of a look at most. */
const PAGES = 10;
const SECOND = 1000;

/** What is looked for. */
export interface Wanted {
	traces: Trace[];
	/** Messages that this execution has created. */
	created: Set<string>;
	/** What this process knows of the connection. */
	account: AccountTraces;
}

/** Looks for sends of unknown outcome among what OFAuth shows of one connection: a few times, for it may show them late. */
export class MessageSearch implements Repeatable {
	/** By id of the trace, as of the last look. */
	verdicts = new Map<string, Verdict>();

	/** Looks so far. */
	looks = 0;

	/** Why a look could tell nothing. */
	trouble?: string;

	private readonly entries = new Map<string, IDataObject>();

	private clock: ClockDifference = {
		least: Number.NEGATIVE_INFINITY,
		most: Number.POSITIVE_INFINITY,
	};

	private askedAt = 0;

	/** @param asker the first of the sends that are looked up */
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly lookUp: LookUp,
		private readonly asker: Asker,
		private readonly wanted: Wanted,
	) {}

	steps = () => this.looks;

	leftAt = () => this.askedAt;

	run = async (): Promise<Exchange | Later | undefined> => {
		const stopped = await this.look();
		if (stopped) return stopped;
		const { traces } = this.wanted;
		if (traces.every(({ id }) => this.verdicts.get(id)?.found)) return undefined;
		const last = Math.max(...traces.map(({ to = 0 }) => to));
		const now = Date.now();
		const next = LOOK_TIMES.map((after) => last + after - now).find((wait) => wait > 0);
		return next === undefined ? undefined : { again: next };
	};

	/** What OFAuth shows of a message that was found. */
	entryOf({ id }: Sighting): IDataObject {
		return this.entries.get(id) ?? {};
	}

	private async look(): Promise<Exchange | undefined> {
		const traces = this.competing();
		const first = Math.min(...traces.map(({ from }) => from));
		const isReached = () =>
			list.entries.some((entry) => {
				const at = this.lookUp.sightingOf(entry)?.at;
				return at !== undefined && at + SECOND <= first + this.clock.least;
			});
		const { paging } = this.lookUp.list;
		const isEnough = () => list.steps >= PAGES || !list.saysMore || isReached();
		const list = new ListReader(async (page) => await this.ask(page), paging, { isEnough });
		const stopped = await list.run();
		if (stopped) return stopped;
		this.looks++;
		this.trouble = this.troubleOf(isReached() || !list.saysMore);
		this.verdicts = this.trouble ? new Map() : this.judge(traces, list.entries);
		return undefined;
	}

	private troubleOf(isWhole: boolean): string | undefined {
		if (!Number.isFinite(this.clock.least))
			return 'OFAuth’s answers tell no time (Date), so nobody knows what was created when';
		return isWhole ? undefined : 'OFAuth did not show all messages of that time';
	}

	private judge(traces: Trace[], entries: IDataObject[]): Map<string, Verdict> {
		const { created, account } = this.wanted;
		const sightings = entries.flatMap((entry) => {
			const sighting = this.lookUp.sightingOf(entry);
			if (!sighting) return [];
			this.entries.set(sighting.id, entry);
			return [hashed(sighting)];
		});
		const accountedFor = new Set([...created, ...account.accountedFor]);
		return judgeLookUp(traces, sightings, { clock: this.clock, accountedFor });
	}

	/** Those that are looked for, and those of other runs that may be what is shown of the same time. */
	private competing(): Trace[] {
		const { traces, account } = this.wanted;
		const first = Math.min(...traces.map(({ from }) => from)) - 2 * SECOND;
		const own = new Set(traces.map(({ id }) => id));
		const others = account.open.filter(
			({ id, to = Number.POSITIVE_INFINITY }) => !own.has(id) && to >= first,
		);
		return [...traces, ...others];
	}

	private async ask(page: IDataObject): Promise<Exchange> {
		const { list } = this.lookUp;
		const { credential, connectionId, settings } = this.asker;
		this.askedAt = Date.now();
		const answer = await request(this.context, credential, {
			method: 'GET',
			path: list.path,
			qs: { ...list.qs, ...page },
			connectionId,
			timeout: Math.min(settings.timeout, LONGEST_LOOK),
		});
		if ('headers' in answer) this.readClock(answer.headers.date, Date.now());
		return answer;
	}

	/** The header has whole seconds, and was written between question and answer: each one narrows it down. */
	private readClock(header: unknown, cameAt: number): void {
		const date = Date.parse(String(header));
		if (Number.isNaN(date)) return;
		const now = { least: date - cameAt, most: date + SECOND - this.askedAt };
		const least = Math.max(this.clock.least, now.least);
		const most = Math.min(this.clock.most, now.most);
		// A clock that was set in between begins anew.
		this.clock = least <= most ? { least, most } : now;
	}
}
