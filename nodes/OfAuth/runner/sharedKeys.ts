import type { MessageContent } from '../delivery/types';
import { show } from '../values/reading';
import type { ContentOf } from './content';
import { labelOf } from './options';
import type { PlanEntry } from './plan';
import type { ItemProblem } from './problems';

/** What moves with the clock, such as `$now.plus(…)`, differs a little from item to item. */
const SAME_TIME = 60_000;

/**
 * Refuses what would be lost without a word: of several messages with one Send Once Key only the first
 * is sent, so where they are not the same message, all of them are bad. Equal ones stay: one is sent,
 * the others come out as already sent. A Dry Run uses up no key and stands only against Dry Runs.
 *
 * @param plan all items, in item order
 * @param contentOf tells messages apart
 * @returns the plan with a problem in the place of each such send
 */
export function refuseSharedKeys(plan: PlanEntry[], contentOf: ContentOf): PlanEntry[] {
	const groups = new Map<string, number[]>();
	for (const [item, entry] of plan.entries()) {
		if (!('send' in entry)) continue;
		const { sendOnceKey, dryRun } = entry.send.settings;
		if (sendOnceKey === undefined) continue;
		const group = `${String(dryRun)} ${sendOnceKey}`;
		const items = groups.get(group);
		if (items) items.push(item);
		else groups.set(group, [item]);
	}
	const refused = new Map<number, ItemProblem>();
	for (const items of groups.values()) {
		if (items.length > 1) refuseWhereDifferent(plan, items, contentOf, refused);
	}
	return plan.map((entry, item) => {
		const problem = refused.get(item);
		if (!problem || !('send' in entry)) return entry;
		const { connectionId, creator, settings } = entry.send;
		return { problems: [problem], connectionId, creator, settings };
	});
}

function refuseWhereDifferent(
	plan: PlanEntry[],
	items: number[],
	contentOf: ContentOf,
	refused: Map<number, ItemProblem>,
): void {
	const sends = items.flatMap((item) => {
		const entry = plan[item];
		return 'send' in entry
			? [{ item, send: entry.send, ...comparable(contentOf(entry.send)) }]
			: [];
	});
	const [first] = sends;
	const others = sends.filter((send) => !isSame(first, send));
	if (others.length === 0) return;
	for (const { item, send } of sends) {
		const other = others.some((one) => one.item === item) ? first : others[0];
		const what =
			other.send.connectionId === send.connectionId
				? 'is another message'
				: 'goes through another connection';
		refused.set(item, {
			parameter: labelOf('sendOnceKey'),
			problem: `${show(send.settings.sendOnceKey)} is also the key of item ${other.item}, which ${what}: only the first of them would be sent, so give each message a key of its own`,
		});
	}
}

interface Comparable {
	/** All of the message but what moves with the clock. */
	lasting: string;
	/** Epoch milliseconds, NaN for a date that is not there. */
	dates: number[];
}

function comparable({ connectionId, path, body, files, dates }: MessageContent): Comparable {
	return {
		lasting: JSON.stringify([connectionId, path ?? null, body, files]),
		dates: dates.map((date) => Date.parse(String(date))),
	};
}

function isSame(one: Comparable, other: Comparable): boolean {
	return (
		one.lasting === other.lasting &&
		one.dates.every((date, index) => {
			const apart = Math.abs(date - other.dates[index]);
			return Number.isNaN(date) === Number.isNaN(other.dates[index]) && !(apart > SAME_TIME);
		})
	);
}
