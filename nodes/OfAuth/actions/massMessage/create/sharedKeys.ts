import type { IDataObject } from 'n8n-workflow';

import { show } from '../../../values/reading';
import type { ItemProblem } from '../../../runner/problems';
import type { PlanEntry, Planned } from './plan';

/** Fields that an expression such as `$now.plus(…)` makes differ a little from item to item. */
const DATES = ['scheduledDate', 'subscribedAfterDate'];
const SAME_TIME = 60_000;

/**
 * Refuses what would be lost without a word: of several messages with one Send Once Key only the first
 * is sent, so where they are not the same message, all of them are bad. Equal ones stay: one is sent,
 * the others come out as already sent. A Dry Run uses up no key and stands only against Dry Runs.
 *
 * @param plan all items, in item order
 * @returns the plan with a problem in the place of each such send
 */
export function refuseSharedKeys(plan: PlanEntry[]): PlanEntry[] {
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
		if (items.length > 1) refuseWhereDifferent(plan, items, refused);
	}
	return plan.map((entry, item) => {
		const problem = refused.get(item);
		return problem ? { problems: [problem] } : entry;
	});
}

function refuseWhereDifferent(
	plan: PlanEntry[],
	items: number[],
	refused: Map<number, ItemProblem>,
): void {
	const sends = items.flatMap((item) => {
		const entry = plan[item];
		return 'send' in entry ? [{ item, send: entry.send, ...contentOf(entry.send) }] : [];
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
			parameter: 'Options → Send Once Key',
			problem: `${show(send.settings.sendOnceKey)} is also the key of item ${other.item}, which ${what}: only the first of them would be sent, so give each message a key of its own`,
		});
	}
}

interface Content {
	/** All of the request but its dates. */
	text: string;
	/** Epoch milliseconds, NaN for a date that is not there. */
	dates: number[];
}

function contentOf({ connectionId, body, files }: Planned): Content {
	const others = Object.entries(body).filter(([field]) => !DATES.includes(field));
	const media = [...files].map(([field, { filename, size }]) => [field, filename, size]);
	return {
		text: JSON.stringify([connectionId, others, media]),
		dates: DATES.map((field) => Date.parse(String((body as IDataObject)[field]))),
	};
}

function isSame(one: Content, other: Content): boolean {
	return (
		one.text === other.text &&
		one.dates.every((date, index) => {
			const apart = Math.abs(date - other.dates[index]);
			return Number.isNaN(date) === Number.isNaN(other.dates[index]) && !(apart > SAME_TIME);
		})
	);
}
