import type { IContextObject, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { repeatAll } from '../delivery/repeat';
import type { Exchange } from '../transport/exchange';
import { ListReader } from '../transport/listReader';
import { request } from '../transport/request';
import type { Found, Review, ReviewRead } from './review';
import type { Planned } from './plan';

type Ask = (page: IDataObject) => Promise<Exchange>;

/** A list of one connection, as far as it has been read. */
interface Reading {
	reader: ListReader;
	/** Asks for a page; of the newest run of the node. */
	ask: Ask;
	/** When it did, epoch milliseconds. */
	askedAt: number;
	/** Ids that are looked for, as text. */
	wanted: Set<string>;
	problem?: string;
}

/** By execution; a node in a loop asks once in all. */
const READINGS = new WeakMap<IContextObject, Map<string, Reading>>();

/**
 * Asks OFAuth for what the reviews of some requests need: once per connection and list, page by page
 * until all is found. It waits for the rate limit; what cannot be had is missing in the review.
 *
 * @returns what was found, by the name of the read, for each connection
 */
export async function askFor(
	context: IExecuteFunctions,
	{ reads }: Review,
	requests: Planned[],
): Promise<(connectionId: string) => Record<string, Found>> {
	const known = readingsOf(context);
	const open = new Map<string, { reading: Reading; planned: Planned }>();
	for (const planned of requests) {
		for (const [name, read] of Object.entries(reads)) {
			const ids = read.wanted(planned.body);
			if (ids.length === 0) continue;
			const place = placeOf(planned.connectionId, name);
			const reading = known.get(place) ?? newReading(read);
			known.set(place, reading);
			reading.ask = asker(context, planned, read);
			for (const id of ids) reading.wanted.add(String(id));
			open.set(place, { reading, planned });
		}
	}
	const jobs = [...open.values()].map(({ reading, planned }, item) => ({
		item,
		lane: planned.connectionId,
		atOnce: 1,
		effect: 'reads' as const,
		maxWait: planned.settings.maxWait,
		work: {
			run: async () => await reading.reader.run(),
			steps: () => reading.reader.steps,
			leftAt: () => reading.askedAt,
		},
	}));
	const ends = await repeatAll(jobs, {
		stopAtFailure: false,
		cancelSignal: context.getExecutionCancelSignal(),
	});
	for (const [item, { reading }] of [...open.values()].entries()) {
		const end = ends.get(item);
		reading.problem = end && 'failure' in end ? end.failure.message : undefined;
	}
	return (connectionId) =>
		Object.fromEntries(
			Object.keys(reads).map((name) => [name, found(known.get(placeOf(connectionId, name)))]),
		);
}

function readingsOf(context: IExecuteFunctions): Map<string, Reading> {
	const execution = context.getContext('node');
	const readings = READINGS.get(execution) ?? new Map<string, Reading>();
	READINGS.set(execution, readings);
	return readings;
}

function placeOf(connectionId: string, name: string): string {
	return `${connectionId} ${name}`;
}

function newReading({ paging, most }: ReviewRead): Reading {
	const isFound = () => {
		const ids = new Set(reading.reader.entries.map(idOf));
		return [...reading.wanted].every((id) => ids.has(id));
	};
	const ask: Ask = async (page) => {
		reading.askedAt = Date.now();
		return await reading.ask(page);
	};
	const reading: Reading = {
		reader: new ListReader(ask, paging, most, isFound),
		ask,
		askedAt: 0,
		wanted: new Set(),
	};
	return reading;
}

function asker(
	context: IExecuteFunctions,
	{ connectionId, credential, settings: { timeout } }: Planned,
	{ path, qs }: ReviewRead,
): Ask {
	return async (page) =>
		await request(context, credential, {
			method: 'GET',
			path,
			qs: { ...qs, ...page },
			connectionId,
			timeout,
		});
}

function found(reading: Reading | undefined): Found {
	const entries = (reading?.reader.entries ?? []).map((entry) => [idOf(entry), entry] as const);
	return { entries: new Map(entries), problem: reading?.problem };
}

function idOf({ id }: IDataObject): string {
	return String(id);
}
