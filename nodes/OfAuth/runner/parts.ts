import type { Ended } from '../delivery/repeat';
import type { Failure } from '../transport/errors';
import type { Refusal } from '../transport/refusals';
import type { Id } from '../values/ids';
import type { Planned } from './plan';

/** An item that is asked for. */
export interface PlannedItem {
	item: number;
	planned: Planned;
}

/** How far the parts of an item have come. */
interface Progress {
	hasDone: boolean;
	/** Parts that were not found. */
	missing: number;
}

/** One of its requests. */
export interface PlannedPart extends PlannedItem {
	/** What its item asks for, whole. */
	what: string;
	/** Which of several it is. */
	part?: { name: string; value: Id };
	/** Of all parts of its item. */
	progress: Progress;
}

/**
 * The requests of one item: one, or one for each of many.
 *
 * @returns in the order in which the user gives them
 */
export function partsOf({ item, planned }: PlannedItem): PlannedPart[] {
	const { connectionId, each, path, body, settings } = planned;
	const what = JSON.stringify([connectionId, path, body, settings.ifNameExists]);
	const progress = { hasDone: false, missing: 0 };
	if (!each) return [{ item, planned, what, progress }];
	const { name, values } = each;
	return values.map((value) => {
		const own = path.replace(`{${name}}`, encodeURIComponent(value));
		return {
			item,
			planned: { ...planned, path: own, isPart: true },
			what,
			part: { name, value },
			progress,
		};
	});
}

/** Refusals that are of one part of an item, such as a user who cannot be added; the others are asked for all the same. */
const OF_ONE_PART = [400, 404, 409, 422];

/** So many parts that are not found before one is done: it is not they that are missing. */
const NOT_THEIRS = 5;
const NO_SUCH = 404;

/** Keeps how far the parts of an item have come; to be told of each that has ended. */
export function note(progress: Progress, ended: Ended): void {
	if (ended.outcome === 'done') progress.hasDone = true;
	else if ('failure' in ended && ended.failure.status === NO_SUCH) progress.missing++;
}

/**
 * Whether a failure says nothing of the other parts of its item. An answer that looks well is such a one only
 * where it is known: any other comes from something that is not OFAuth.
 *
 * @param refusals that the operation knows
 * @param progress with this failure in it
 */
export function isOfOnePart(
	{ status, type, message }: Failure,
	refusals: Refusal[],
	progress: Progress,
): boolean {
	const isOfAll =
		type === 'ROUTE_NOT_FOUND' || (!progress.hasDone && progress.missing >= NOT_THEIRS);
	const isKnown = (refusal: Refusal) =>
		refusal.reason && refusal.status === status && message.startsWith(refusal.message);
	return !isOfAll && (OF_ONE_PART.includes(Number(status)) || refusals.some(isKnown));
}
