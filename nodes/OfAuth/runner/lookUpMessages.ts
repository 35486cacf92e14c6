import type { IExecuteFunctions } from 'n8n-workflow';

import type { Ledger } from '../delivery/ledger';
import type { Trace } from '../delivery/lookUpRules';
import { repeatAll, type Ended } from '../delivery/repeat';
import { tracesOf } from '../delivery/traces';
import type { Delivery } from '../delivery/types';
import type { Failure } from '../transport/errors';
import { listKey } from './connectionLists';
import { accountOf, type LookUp } from './lookUp';
import { MessageSearch } from './messageSearch';
import type { Operation } from './operation';
import type { Asker } from './plan';

/** A send of unknown outcome. */
export interface Doubtful extends Asker {
	item: number;
	failure: Failure;
}

interface Traced extends Doubtful {
	trace: Trace;
}

const ELSEWHERE =
	'It went through another connection than the form names now, so it was not looked up.';
const FORBIDDEN = 403;

/**
 * Looks whether messages of unknown outcome exist, and settles in the ledger what is certain. Absence is never
 * proof: what is not found stays unknown, and says what was asked and seen.
 *
 * @param doubtful of this run
 * @returns what is known now, by item
 */
export async function lookUpMessages(
	context: IExecuteFunctions,
	{ lookUp }: Operation,
	ledger: Ledger,
	doubtful: Doubtful[],
): Promise<Map<number, Delivery>> {
	if (!lookUp || doubtful.length === 0) return new Map();
	const settled = new Map<number, Delivery>();
	const stays = ({ item, failure }: Doubtful, lookedUp: string) =>
		settle(item, { outcome: 'unknown', failure: { ...failure, lookedUp } });
	const settle = (item: number, delivery: Delivery) => {
		settled.set(item, delivery);
		if (delivery.outcome === 'unknown') ledger.unknown(item, delivery.failure);
		if (delivery.outcome === 'sent') ledger.sent(item, delivery.response);
	};

	const groups = new Map<string, Traced[]>();
	for (const one of doubtful) {
		const trace = ledger.traceOf(one.item);
		if (!trace) stays(one, notTraced(lookUp));
		else if (trace.connectionId !== one.connectionId) stays(one, ELSEWHERE);
		else {
			const key = listKey(one, lookUp.list);
			groups.set(key, [...(groups.get(key) ?? []), { ...one, trace }]);
		}
	}
	const jobs = [...groups.values()].map((own, id) => {
		const [asker] = own;
		const account = tracesOf(accountOf(asker));
		const traces = own.map(({ trace }) => trace);
		const wanted = { traces, created: ledger.sentIds(), account };
		return {
			id,
			lane: asker.connectionId,
			atOnce: 1,
			effect: 'reads' as const,
			maxWait: Math.max(...own.map(({ settings }) => settings.maxWait)),
			work: new MessageSearch(context, lookUp, asker, wanted),
			own,
			account,
		};
	});
	const ended = await repeatAll(jobs, {
		stopAtFailure: false,
		cancelSignal: context.getExecutionCancelSignal(),
		what: 'look-ups',
	});
	for (const { id, work, own, account } of jobs) {
		for (const one of own) {
			const found = work.verdicts.get(one.trace.id)?.found;
			if (found) {
				account.sent(one.trace, found.id);
				const response = { ...work.entryOf(found), foundByLookUp: true };
				settle(one.item, { outcome: 'sent', response });
			} else stays(one, wordsOf(work, one.trace, ended.get(id), lookUp));
		}
	}
	return settled;
}

function notTraced({ notShown }: LookUp): string {
	return `It was not looked up: ${notShown}, and of a run that was cut off nobody knows when its messages left.`;
}

function wordsOf(
	work: MessageSearch,
	{ id }: Trace,
	ended: Ended | undefined,
	{ permission }: LookUp,
): string {
	if (ended && 'failure' in ended) {
		const { failure } = ended;
		const needs =
			failure.status === FORBIDDEN
				? ` The connection needs the permission ${permission} for that.`
				: '';
		return `It could not be looked up: ${failure.message}.${needs}`;
	}
	const times = `${work.looks} ${work.looks === 1 ? 'time' : 'times'}`;
	const looked = `It was looked up ${times} among the sent messages of this connection`;
	const verdict = work.verdicts.get(id);
	if (work.trouble || !verdict) return `${looked}: ${work.trouble ?? 'the run was stopped'}.`;
	const { like, wanted } = verdict;
	if (like === 0) return `${looked}, and is not there; OFAuth may show it later.`;
	return `${looked}: ${like} ${like === 1 ? 'is' : 'are'} like it, and ${wanted} like it may have been created, so nobody can tell.`;
}
