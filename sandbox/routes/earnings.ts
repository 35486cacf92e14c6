import { badRequest } from '../apiError';
import { spanOf } from '../dates';
import type { Transaction } from '../fixtures/transactions';
import { shownTransaction } from '../transaction';
import type { AccessCall, AccessRoute } from './route';

/**
 * Those after the entry that a marker names. Which number OFAuth takes for it is not documented: here that of the last
 * entry shown, so that pages stay while new entries come in.
 *
 * @throws ApiError 400 for a marker that no answer can have given
 */
function after(all: Transaction[], marker: unknown): Transaction[] {
	if (marker === undefined) return all;
	const last = all.findIndex(({ number }) => String(number) === marker);
	if (last < 0) throw badRequest('query/marker must be the nextMarker of another page');
	return all.slice(last + 1);
}

/** Newest first. Where a tip came from is asked of tips only. */
function fitting({ world, connection, query }: AccessCall): Transaction[] {
	const { type, tipsSource, marker } = query;
	const { from } = spanOf(query);
	return after(world.account(connection).transactions.newestFirst(), marker)
		.filter(({ at }) => at >= from)
		.filter((entry) => type === undefined || entry.type === type)
		.filter(
			(entry) => type !== 'tips' || [undefined, entry.tipsSource].includes(tipsSource as never),
		);
}

const transactions: AccessRoute = {
	method: 'GET',
	path: '/v2/access/earnings/transactions',
	work(call) {
		const { settings, clock } = call.world;
		const all = fitting(call);
		const shown = all.slice(0, settings.transactionsPage);
		const hasMore = shown.length < all.length;
		return {
			list: shown.map((entry) => shownTransaction(entry, clock.now())),
			hasMore,
			nextMarker: hasMore ? shown.at(-1)?.number : null,
		};
	},
};

/** What a creator has earned. */
export const earningsRoutes: AccessRoute[] = [transactions];
