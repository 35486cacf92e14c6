import type { IContextObject, IExecuteFunctions } from 'n8n-workflow';

import { repeatAll } from '../delivery/repeat';
import { Waiting } from '../delivery/waiting';
import type { Failure } from '../transport/errors';
import { Directory } from '../values/directory';
import { answersOf } from './answers';
import type { Named } from './field';
import type { Planned } from './plan';

/** All that one connection has of one kind, and what is to be found there. */
export interface Question {
	/** Tells it from all other questions of the execution. */
	key: string;
	named: Named;
	/** The first item that asks: its connection and its settings. */
	asker: Planned;
	names: Set<string>;
	/** Milliseconds that the most patient of its items waits. */
	maxWait: number;
}

/** What came of a question. */
export interface Answered {
	/** Milliseconds that it waited for the rate limit. */
	waited: number;
	found: Directory | Failure;
}

const STOPPED: Failure = { message: 'the run was stopped before', nextStep: '' };
/** What holds for a question that was never asked. */
export const NOT_ASKED: Answered = { waited: 0, found: STOPPED };

/**
 * What the runs of a node in one execution have asked; n8n hands all of them the same context. It is
 * not in the execution's data: a Retry asks anew, because what it asks for may have been changed.
 */
const ASKED = new WeakMap<IContextObject, Map<string, Directory>>();

/**
 * Asks every connection for what it has, several connections side by side. What an earlier run of the
 * node in the same execution was told is not asked for again, unless something cannot be found in it.
 *
 * @param questions each of another key
 * @returns what came of each, by key
 */
export async function askDirectories(
	context: IExecuteFunctions,
	questions: Question[],
): Promise<Map<string, Answered>> {
	const asked = askedBefore(context);
	const answered = new Map<string, Answered>();
	for (const { key, names } of questions) {
		const found = asked.get(key);
		const isEnough = found && [...names].every((name) => found.find(name).length === 1);
		if (isEnough) answered.set(key, { waited: 0, found });
	}
	const jobs = questions
		.filter(({ key }) => !answered.has(key))
		.map((question, item) => ({ ...question, ...jobOf(context, question, item) }));
	const ended = await repeatAll(jobs, {
		stopAtFailure: false,
		cancelSignal: context.getExecutionCancelSignal(),
		what: 'look-ups',
	});
	for (const { key, named, item, waiting, work } of jobs) {
		const end = ended.get(item);
		const { waited } = waiting;
		if (end?.outcome === 'done') {
			const found = new Directory(work.entries.flatMap((entry) => named.read(entry) ?? []));
			asked.set(key, found);
			answered.set(key, { waited, found });
		} else {
			answered.set(key, end && 'failure' in end ? { waited, found: end.failure } : NOT_ASKED);
		}
	}
	return answered;
}

function askedBefore(context: IExecuteFunctions): Map<string, Directory> {
	const node = context.getContext('node');
	const asked = ASKED.get(node) ?? new Map<string, Directory>();
	ASKED.set(node, asked);
	return asked;
}

function jobOf(context: IExecuteFunctions, { named, asker, maxWait }: Question, item: number) {
	const { path, paging } = named;
	const { connectionId, credential, settings } = asker;
	const work = answersOf(
		context,
		{ endpoint: { method: 'GET', path }, output: { paging } },
		{
			connectionId,
			credential,
			path,
			qs: {},
			body: {},
			settings: { ...settings, returnAll: true },
		},
	);
	const waiting = new Waiting();
	return { item, lane: connectionId, atOnce: 1, effect: 'reads', work, maxWait, waiting } as const;
}
