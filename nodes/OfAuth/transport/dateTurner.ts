import type { IDataObject } from 'n8n-workflow';

import { epochOf } from '../values/instants';
import type { Page } from './page';
import type { PageTurner } from './paging';

const SECOND = 1000;
/** No largest page is published; more at once is not asked for. */
const LARGEST = 1000;

/** How the next question is asked where one brings nothing new; the last one gives up a second. */
type Step = 'around' | 'until' | 'more' | 'before';

/**
 * Goes back through a list, newest first, that knows no pages but an `endDate`, as
 * `analytics/mass-messages/sent` does. Many entries can have the same second, and whether that of
 * `endDate` is among what comes is not documented, so each question reaches a second into what is known.
 */
export class DateTurner implements PageTurner {
	/** Of the entries that came, epoch milliseconds. */
	private oldest?: number;

	private step: Step = 'around';

	/** @param from what another one's {@link next} was, to begin there */
	constructor(
		private limit: number,
		from?: IDataObject,
	) {
		if (from) this.limit = Number(from.limit);
		if (from?.endDate) this.oldest = Date.parse(String(from.endDate)) - SECOND;
	}

	next(): IDataObject {
		if (this.oldest === undefined) return { limit: this.limit };
		const shift = { around: SECOND, until: 0, more: 0, before: -SECOND }[this.step];
		return { limit: this.limit, endDate: new Date(this.oldest + shift).toISOString() };
	}

	turn({ list }: Page, fresh: number): boolean {
		if (list.length === 0) return false;
		const dates = list.map(dateOf).filter((date) => !Number.isNaN(date));
		if (dates.length === 0) return false;
		this.oldest = Math.min(this.oldest ?? Number.POSITIVE_INFINITY, ...dates);
		if (fresh > 0) {
			this.step = 'around';
			return true;
		}
		const isFull = list.length >= this.limit;
		if (this.step === 'around') this.step = 'until';
		else if (isFull && this.limit < LARGEST) {
			// All that fits is of one second: only a longer answer reaches past it.
			this.limit = Math.min(this.limit * 2, LARGEST);
			this.step = 'more';
		} else if (this.step !== 'before') this.step = 'before';
		else return false;
		return true;
	}
}

/**
 * When an entry of such a list was made: the SDK calls it `date`, the guide `createdAt`.
 *
 * @returns epoch milliseconds, NaN where it does not say
 */
export function dateOf({ date, createdAt }: IDataObject): number {
	return epochOf(date ?? createdAt);
}
