import type { IContextObject, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { repeatAll } from '../delivery/repeat';
import { Waiting } from '../delivery/waiting';
import type { Failure } from '../transport/errors';
import { ListReader } from '../transport/listReader';
import type { ConnectionList } from '../transport/paging';
import { request } from '../transport/request';
import type { Planned } from './plan';

/** What is looked for in the list of one connection. */
export interface Search {
	list: ConnectionList;
	/** The first item that asks: its connection and its settings. */
	asker: Planned;
	/** Milliseconds that the most patient of its items waits. */
	maxWait: number;
	/**
	 * Whether what was read will do, so that no further page is asked for.
	 *
	 * @param isWhole whether that is all there is
	 */
	isEnough: (entries: IDataObject[], isWhole: boolean) => boolean;
	/** Whether a list that was read whole by an earlier run of the node, and will not do, is read anew. */
	asksAgain?: true;
}

/** A list as far as it was read. */
export interface ReadList {
	entries: IDataObject[];
	/** Milliseconds that it waited for the rate limit. */
	waited: number;
	/** Why no more could be read. */
	failure?: Failure;
}

/** A list while it is read, page by page, over the runs of a node. */
interface Reading {
	reader: ListReader;
	/** Those of the newest run. */
	context: IExecuteFunctions;
	search: Search;
	/** When it last asked, epoch milliseconds. */
	askedAt: number;
}

const STOPPED: Failure = { message: 'the run was stopped before', nextStep: '' };

/**
 * What the runs of a node in one execution have read; n8n hands all of them the same context. It is not in
 * the execution's data: a Retry asks anew, because what it asks for may have been changed.
 */
const READ = new WeakMap<IContextObject, Map<string, Reading>>();

/** What tells the list of a connection from every other. */
export function listKey(
	{ connectionId, credential }: Pick<Planned, 'connectionId' | 'credential'>,
	{ path, qs }: ConnectionList,
): string {
	return JSON.stringify([path, qs, credential.baseUrl, credential.apiKey, connectionId]);
}

/**
 * Reads lists of connections as far as it must, several connections side by side. What was read before in
 * the same execution, for whatever purpose, is not asked for again.
 *
 * @param searches by {@link listKey}
 * @returns what was read of each, by key
 */
export async function readLists(
	context: IExecuteFunctions,
	searches: Map<string, Search>,
): Promise<Map<string, ReadList>> {
	const readings = readingsOf(context);
	const jobs = [...searches].map(([key, search], id) => {
		const known = readings.get(key);
		const reading = known && !isStale(known, search) ? known : newReading(context, search);
		readings.set(key, Object.assign(reading, { context, search }));
		return {
			key,
			reading,
			id,
			lane: search.asker.connectionId,
			atOnce: 1,
			effect: 'reads' as const,
			maxWait: search.maxWait,
			waiting: new Waiting(),
			work: {
				run: async () => await reading.reader.run(),
				steps: () => reading.reader.steps,
				leftAt: () => reading.askedAt,
			},
		};
	});
	const ended = await repeatAll(jobs, {
		stopAtFailure: false,
		cancelSignal: context.getExecutionCancelSignal(),
		what: 'look-ups',
	});
	return new Map(
		jobs.map(({ key, reading, id, waiting }) => {
			const { outcome, ...end } = ended.get(id) ?? { outcome: 'notTried' };
			const failure = outcome === 'done' ? {} : { failure: STOPPED, ...end };
			return [key, { entries: reading.reader.entries, waited: waiting.waited, ...failure }];
		}),
	);
}

function readingsOf(context: IExecuteFunctions): Map<string, Reading> {
	const node = context.getContext('node');
	const readings = READ.get(node) ?? new Map<string, Reading>();
	READ.set(node, readings);
	return readings;
}

function isStale({ reader }: Reading, { asksAgain, isEnough }: Search): boolean {
	return asksAgain === true && !reader.hasMore && !isEnough(reader.entries, true);
}

function newReading(context: IExecuteFunctions, search: Search): Reading {
	const { paging } = search.list;
	const isEnough = (): boolean => reading.search.isEnough(reading.reader.entries, false);
	const reading: Reading = {
		reader: new ListReader(async (page) => await ask(reading, page), paging, { isEnough }),
		context,
		search,
		askedAt: 0,
	};
	return reading;
}

async function ask(reading: Reading, page: IDataObject) {
	const { asker, list } = reading.search;
	reading.askedAt = Date.now();
	return await request(reading.context, asker.credential, {
		method: 'GET',
		path: list.path,
		qs: { ...list.qs, ...page },
		connectionId: asker.connectionId,
		timeout: asker.settings.timeout,
	});
}
