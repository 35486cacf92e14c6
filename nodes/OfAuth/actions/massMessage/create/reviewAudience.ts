import type { IDataObject } from 'n8n-workflow';

import type { Found, ReviewRead, ToReview } from '../../../runner/review';
import type { Id } from '../../../values/ids';
import { listsOfConnection } from '../../fields/namedLists';
import { showInstant } from '../../../values/shownInstant';

/** Names and sizes of the creator's lists. */
export const userListsRead: ReviewRead = {
	...listsOfConnection,
	most: 2000,
	wanted: (body) => [...idsIn(body.userLists), ...idsIn(body.excludeUserLists)],
};

interface ListFacts {
	id: Id;
	/** null where it is not known. */
	name: string | null;
	users: number | null;
}

/** Who gets a message, and how many fans that is at most: a fan may be in several lists, or excluded. */
export function reviewAudience({ body, zone, found }: ToReview): {
	lines: string[];
	data: IDataObject;
} {
	const known = found.userLists;
	const lists = idsIn(body.userLists).map((id) => factsOf(id, known));
	const excluded = idsIn(body.excludeUserLists).map((id) => factsOf(id, known));
	const users = idsIn(body.userIds);
	const sizes = [...lists.map((list) => list.users), users.length];
	const fansAtMost = sizes.includes(null)
		? null
		: sizes.reduce<number>((sum, size) => sum + Number(size), 0);
	const since = body.subscribedAfterDate;
	const subscribedAfter = typeof since === 'string' ? showInstant(since, zone) : undefined;
	return {
		lines: [
			...lists.map((list) => `To: ${listWords(list, known)}`),
			...(users.length > 0 ? [`To: single users: ${users.join(', ')}`] : []),
			...excluded.map((list) => `Not to: ${listWords(list, known)}`),
			...(subscribedAfter ? [`Only to who subscribed after: ${subscribedAfter.words}`] : []),
			`Fans at most: ${fansAtMost === null ? 'unknown' : count(fansAtMost)}`,
		],
		data: {
			lists: lists.map((list) => ({ ...list })),
			excludedLists: excluded.map((list) => ({ ...list })),
			users,
			fansAtMost,
			...(subscribedAfter ? { subscribedAfter: { ...subscribedAfter } } : {}),
		},
	};
}

function factsOf(id: Id, known: Found): ListFacts {
	const { name, usersCount } = known.entries.get(String(id)) ?? {};
	return {
		id,
		name: typeof name === 'string' ? name : null,
		users: typeof usersCount === 'number' ? usersCount : null,
	};
}

function listWords({ id, name, users }: ListFacts, { problem }: Found): string {
	if (name === null && users === null) {
		const why = problem
			? `name and size unknown: ${problem}`
			: 'not among the lists of the creator';
		return `list ${id} (${why})`;
	}
	return `${name ?? 'list without a name'} (${id}), ${users === null ? 'size unknown' : `${count(users)} fans`}`;
}

/** With commas between thousands. */
function count(number: number): string {
	return number.toLocaleString('en-US');
}

function idsIn(value: unknown): Id[] {
	return (value ?? []) as Id[];
}
