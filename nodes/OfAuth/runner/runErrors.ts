import type { INode, NodeApiError, NodeOperationError } from 'n8n-workflow';

import { alike, type Group } from './alike';
import { goingOn, messageEnd, retryTarget, type Run } from './goingOn';
import { apiError, operationError } from './nodeErrors';
import { advice, type BadItem, type Failed } from './outcomes';
import type { Line } from './panel';
import { listed, problemWords } from './problems';
import { countedFrom, whose } from './whose';

/** How far a run came before it ended with an error. */
export interface Progress {
	/** Messages that the run was to send. */
	total: number;
	/** Sent, by this try or an earlier one. */
	sent: number;
	notTried: number;
	run: Run;
}

/** What is known of the messages of a run that does not begin. */
export interface Before {
	/** Messages that an earlier try of this run has sent. */
	sent: number;
	/** Messages that an earlier try may have created, in item order. */
	unknown: Failed[];
	/** Whether the node has run before in this execution, as in a loop: what it did then is not told here. */
	isLaterRound: boolean;
	/** Items that could be sent. */
	good: number;
	run: Run;
}

const LISTED = 10;
const BEFORE_SENDING = 'Change this and run the node again.';
const OTHERS =
	'Or set Settings → On Error to Continue (using error output): the other items are sent, and these come out to be corrected and run alone.';

/**
 * The error of a run that sends nothing, because items are bad.
 *
 * @param bad at least one bad item
 * @param before what earlier tries of this run have left behind
 */
export function planError(node: INode, bad: BadItem[], before: Before): NodeOperationError {
	const { sent, unknown, isLaterRound, good, run } = before;
	const { first, others, item } = problemWords(bad);
	const maySend = sent > 0 || unknown.length > 0 || isLaterRound;
	return operationError(node, {
		message: `${whatWasSent(before)}. ${first}${messageEnd(run, maySend)}`,
		lines: [
			...(others.length > 0 ? [others] : []),
			...(maySend ? doubts(unknown, run) : []),
			maySend ? afterSending(run) : BEFORE_SENDING,
			...(maySend || good === 0 ? [] : [OTHERS]),
			...countedFrom(bad),
		],
		item,
	});
}

/**
 * The error of a run that a send has stopped.
 *
 * @param failed every send that did not end as sent, in item order; the first gives the error its name
 */
export function runError(node: INode, failed: Failed[], progress: Progress): NodeApiError {
	const [first, ...rest] = failed;
	const unknown = failed.filter(isUnknown);
	const others = [...rest.filter(isUnknown), ...rest.filter((one) => !isUnknown(one))];
	const [own, ...otherGroups] = groupsOf([first, ...others]);
	const { run } = progress;
	const maySend = progress.sent > 0 || unknown.length > 0;
	const message = `${own.says} ${whose(own.whose)}${messageEnd(run, maySend)}`;
	const words = {
		message,
		lines: [
			advice(first, whatThen(run)),
			describe(progress, unknown),
			...(isUnknown(first) || unknown.length === 0 ? [] : [advice(unknown[0], whatThen(run))]),
			...(otherGroups.length > 0 ? [lines(otherGroups)] : []),
		],
		...(own.whose.length === 1 ? { item: first.item } : {}),
	};
	return apiError(node, words, first.failure, first.outcome);
}

function isUnknown({ outcome }: Failed): boolean {
	return outcome === 'unknown';
}

function whatWasSent({ sent, unknown, isLaterRound }: Before): string {
	const parts = [
		...(sent > 0 ? [`${sent} were, before`] : []),
		...(unknown.length > LISTED ? [`${unknown.length} more may have been created before`] : []),
		...(unknown.length > 0 && unknown.length <= LISTED
			? [`${itemsOf(unknown)} may have been created before`]
			: []),
	];
	if (parts.length > 0) return `Nothing more was sent (${parts.join('; ')})`;
	return isLaterRound ? 'Nothing was sent in this round' : 'Nothing was sent';
}

function doubts(unknown: Failed[], run: Run): Line[] {
	if (unknown.length === 0) return [];
	const all = unknown.length > LISTED ? [`May have been created: ${itemsOf(unknown)}.`] : [];
	return [lines(groupsOf(unknown)), ...all, advice(unknown[0], whatThen(run))];
}

function whatThen(run: Run): string {
	const target = retryTarget(run);
	return `If it is not there, set Options → If Outcome Is Unknown to Send Again (May Duplicate), save, and retry ${target} from the list of executions. If it is there, set On Error to continue, save, and retry ${target} to send the rest.`;
}

function afterSending(run: Run): string {
	return `Change this, save, and retry ${retryTarget(run)} from the list of executions: a new run would send again what was sent.`;
}

function groupsOf(failed: Failed[]): Group[] {
	const statements = failed.map(({ outcome, failure, item, creator, part }) => ({
		about: outcome,
		kind: [failure.status, failure.type].join(),
		says: failure.message,
		item,
		creator,
		...(part ? { part } : {}),
	}));
	return alike(statements);
}

function lines(groups: Group[]): string[] {
	const all = groups.map((group) => `${whose(group.whose)} ${group.about}: ${group.says}`);
	return listed(all, 'error');
}

function describe({ total, sent, notTried, run }: Progress, unknown: Failed[]): string {
	const doubt = unknown.length > 0 ? `; may have been created: ${itemsOf(unknown)}` : '';
	const maySend = sent > 0 || unknown.length > 0;
	const counts = `Sent: ${sent} of ${total} messages; not tried: ${notTried}${doubt}.`;
	return [counts, goingOn(run, { total, maySend })].filter(Boolean).join(' ');
}

/** All of them, however many: each may be a message that fans have. */
function itemsOf(failed: Failed[]): string {
	return `${failed.length > 1 ? 'items' : 'item'} ${failed.map(({ item }) => item).join(', ')}`;
}
