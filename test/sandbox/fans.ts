import type { Sandbox } from '../../sandbox';
import { call } from './client';

export const FANS = '/v2/access/subscribers';

export interface Fan {
	id: number;
	spending: { total: number; tips: number };
	subscription: { isActive: boolean; subscribedAt: string; renewedAt: string | null };
}

/** All pages of a query of subscribers. */
export async function allFans(sandbox: Sandbox, query = ''): Promise<Fan[]> {
	const fans: Fan[] = [];
	for (let more = true; more;) {
		const { status, json } = await call(
			sandbox,
			`${FANS}?limit=100&offset=${fans.length}&${query}`,
		);
		expect(status).toBe(200);
		expect(json.list.length).toBeLessThanOrEqual(20);
		fans.push(...json.list);
		more = json.hasMore;
	}
	return fans;
}
