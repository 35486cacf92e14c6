import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../runner/operation';
import type { ItemProblem } from '../../runner/problems';
import type { Id } from '../../values/ids';
import { showInstant } from '../../values/instants';
import { excludeUserLists, userLists } from '../fields/audience';
import { contentContradictions } from '../fields/content/contentContradictions';
import { scheduledDate } from '../fields/message';

/** The lists that a request both chooses and excludes. */
export function excludedLists(body: IDataObject): Id[] {
	const excluded = new Set(body.excludeUserLists as Id[] | undefined);
	return ((body.userLists ?? []) as Id[]).filter((list) => excluded.has(list));
}

/** What OFAuth's schema lets through and no sender can mean; none of it is known to be refused by the API. */
export const contradictions: NonNullable<Operation['check']> = (body, { zone, now }) => {
	const count = (field: string) => (body[field] as unknown[] | undefined)?.length ?? 0;
	const found: ItemProblem[] = [];
	const add = ({ form }: { form: { displayName: string } }, problem: string) =>
		found.push({ parameter: form.displayName, problem });

	if (count('userLists') + count('userIds') === 0) {
		add(userLists, 'nobody would get this message: choose at least one list, or give User IDs');
	}
	const lists = count('userLists');
	if (lists > 0 && count('userIds') === 0 && excludedLists(body).length === lists) {
		add(
			excludeUserLists,
			'nobody would get this message: every list that is chosen is excluded too',
		);
	}
	found.push(...contentContradictions(body));
	if (typeof body.scheduledDate === 'string' && Date.parse(body.scheduledDate) <= now) {
		add(
			scheduledDate,
			`${showInstant(body.scheduledDate, zone)}, is in the past: give a later time, or set When to Send to Now`,
		);
	}
	return found;
};

/** A schedule can pass while its message waits for the rate limit or an upload; sent then, it might go out at once. */
export const lateness: NonNullable<Operation['isLate']> = (body, zone) => {
	const date = body.scheduledDate;
	if (typeof date !== 'string' || Date.parse(date) > Date.now()) return undefined;
	return {
		message: `Scheduled Date ${showInstant(date, zone)}, passed while the message waited for its turn, so it was not sent`,
		nextStep: 'Give it a later Scheduled Date, or set When to Send to Now.',
	};
};
