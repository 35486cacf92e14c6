import type { IDataObject } from 'n8n-workflow';

import { buyers as buyersList } from '../OfAuth/actions/massMessage/buyers';
import { failureOf } from '../OfAuth/transport/errors';
import { ListReader } from '../OfAuth/transport/listReader';
import type { Asking } from './asking';
import { goneOf, type BuyersRead, type Watched } from './buyers';
import type { Obstacle } from './trouble';
import { isUser, unpacked } from './userSet';

/** Known buyers that the end of a list is read with: others may have gone from before them. */
const OVERLAP = buyersList.paging.pageSize / 2;

/**
 * Reads who has bought a message, until as many are found as OFAuth counts. Whether the list begins with the
 * first buyer or with the last is not documented, so both ends are looked at before all of it is.
 *
 * @param count OFAuth's own, where it tells one
 * @returns what was read, without whom OFAuth gives no ID; or what kept it from being read, where nothing was
 */
export async function readBuyers(
	asking: Asking,
	watched: Watched,
	count: number | undefined,
): Promise<BuyersRead | { obstacle: Obstacle }> {
	const { id, buyers, from, isBaseline } = watched;
	const known = unpacked(buyers);
	const found: IDataObject[] = [];
	const path = buyersList.path.replace('{massMessageId}', encodeURIComponent(id));
	const gone = goneOf(watched, known.size, count);
	const isComplete = () => !isBaseline && count !== undefined && known.size - gone >= count;
	const read = async (begin?: IDataObject) => {
		let taken = 0;
		const isEnough = () => {
			for (const buyer of list.entries.slice(taken).filter(isUser)) {
				if (!known.has(Number(buyer.id))) found.push(buyer);
				known.add(Number(buyer.id));
			}
			taken = list.entries.length;
			return isComplete() || (asking.isOver && list.steps > 0);
		};
		const list: ListReader = new ListReader(
			async (qs) => await asking.get(path, qs),
			buyersList.paging,
			{
				isEnough,
				from: begin,
			},
		);
		const stopped = await list.run();
		isEnough();
		return { list, stopped };
	};
	if (known.size > 0 && !from && !isBaseline) {
		const end = await read({
			limit: buyersList.paging.pageSize,
			offset: Math.max(0, known.size - gone - OVERLAP),
		});
		if (end.stopped && end.list.steps === 0) return { obstacle: failureOf(end.stopped) };
		if (isComplete() || asking.isOver) return { buyers: found, count, isWhole: isComplete() };
	}
	const { list, stopped } = await read(from);
	if (stopped && list.steps === 0 && found.length === 0) return { obstacle: failureOf(stopped) };
	const isWhole = isComplete() || !list.hasMore;
	return { buyers: found, count, isWhole, ...(isWhole ? {} : { next: list.next }) };
}
