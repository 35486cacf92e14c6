import type { Exchange } from './exchange';
import { readPage } from './page';
import { request } from './request';
import type { UploadDoor } from './uploadDoor';

/** The largest page (OFAuth's SDK). */
const PAGE = 40;
/** How far back media is looked for that was uploaded a moment ago. */
const FURTHEST = 200;

/** Whether media can go into a message. */
export interface MediaState {
	isReady: boolean;
	hasError: boolean;
}

/**
 * Asks the creator's vault how far media is. Its list is the only documented place that tells: there is
 * no request for one media, and complete is done once.
 *
 * @param ids of vault media, recently uploaded
 * @returns what the vault shows of them, by id; or the answer that was no list
 */
export async function vaultStates(
	{ context, credential, connectionId, timeout }: UploadDoor,
	ids: number[],
): Promise<Map<number, MediaState> | Exchange> {
	const states = new Map<number, MediaState>();
	for (let offset = 0; offset < FURTHEST;) {
		const answer = await request(context, credential, {
			method: 'GET',
			path: '/v2/access/vault/media',
			qs: { limit: PAGE, offset, sortBy: 'recent', sortDirection: 'desc' },
			connectionId,
			timeout,
		});
		const page = readPage(answer, PAGE);
		if ('problem' in page) return answer;
		for (const { id, isReady, hasError } of page.list) {
			if (ids.includes(Number(id)))
				states.set(Number(id), { isReady: isReady !== false, hasError: hasError === true });
		}
		offset += page.list.length;
		if (states.size === ids.length || !page.hasMore || page.list.length === 0) break;
	}
	return states;
}
