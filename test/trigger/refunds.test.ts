import type { IDataObject } from 'n8n-workflow';

import type { Asking } from '../../nodes/OfAuthTrigger/asking';
import { stillWatched } from '../../nodes/OfAuthTrigger/buyers';
import { pollBought } from '../../nodes/OfAuthTrigger/sources/massMessageBought';
import type { BoughtState } from '../../nodes/OfAuthTrigger/sources/wantedMessages';
import { BEGIN } from './lives';

const WANTED = { days: 7 };

/** OFAuth with one message, that `buyers` have bought, in this order; it is there from the second poll on. */
class Shop {
	buyers: unknown[] = [];

	private state?: BoughtState;

	private now = BEGIN;

	constructor(private readonly order: 'oldestFirst' | 'newestFirst') {}

	/** @returns ids of those who are new */
	async poll(): Promise<unknown[]> {
		this.now += 60_000;
		const asking = {
			isOver: false,
			get: async (path: string, qs: IDataObject) => this.answer(path, qs),
		};
		const { fresh, state } = await pollBought(
			asking as unknown as Asking,
			WANTED,
			this.state,
			this.now,
		);
		this.state = state;
		return fresh.map(({ id }) => id);
	}

	private answer(path: string, { offset = 0, limit = 10 }: IDataObject) {
		const date = new Date(BEGIN + 90_000).toISOString();
		const message = { id: 7001, date, purchasedCount: this.buyers.length };
		const items = this.now > BEGIN + 60_000 ? [message] : [];
		const all = this.buyers.map((id) => ({ id, username: `u${String(id)}` }));
		if (this.order === 'newestFirst') all.reverse();
		const list = all.slice(Number(offset), Number(offset) + Number(limit));
		const hasMore = Number(offset) + Number(limit) < all.length;
		const body = path.endsWith('sent') ? { items, hasMore: false } : { list, hasMore };
		return { status: 200, headers: {}, body };
	}
}

describe.each(['oldestFirst', 'newestFirst'] as const)('a list in the order %s', (order) => {
	async function opened(count: number): Promise<Shop> {
		const shop = new Shop(order);
		expect(await shop.poll()).toEqual([]);
		expect(await shop.poll()).toEqual([]);
		shop.buyers = Array.from({ length: count }, (_, nth) => 1000 + nth);
		expect((await shop.poll()).sort()).toEqual(shop.buyers);
		return shop;
	}

	test.each([1, 10, 25, 60])(
		'of %i buyers one gets the money back: whoever buys next is new',
		async (count) => {
			const shop = await opened(count);
			shop.buyers.splice(count >> 1, 1);
			expect(await shop.poll()).toEqual([]);
			for (const id of [5000, 5001, 5002]) {
				shop.buyers.push(id);
				expect(await shop.poll()).toEqual([id]);
			}
			expect(await shop.poll()).toEqual([]);
		},
	);

	test('one gets the money back while another buys: who bought comes with the next one', async () => {
		const shop = await opened(25);
		shop.buyers.splice(3, 1);
		shop.buyers.push(5000);
		const came = await shop.poll();
		for (const id of [5001, 5002]) {
			shop.buyers.push(id);
			came.push(...(await shop.poll()));
		}
		expect(came).toEqual(expect.arrayContaining([5000, 5001, 5002]));
		expect(came).toHaveLength(3);
		expect(await shop.poll()).toEqual([]);
	});

	test('buyers without an ID, or with a strange one, are nobody, and hide nobody', async () => {
		const shop = await opened(3);
		for (const odd of [undefined, null, 'x', -5, 1.5, '', {}]) shop.buyers.push(odd);
		shop.buyers.push(5000, '5001');
		expect((await shop.poll()).map(String).sort()).toEqual(['5000', '5001']);
		shop.buyers.push(5002);
		expect(await shop.poll()).toEqual([5002]);
	});
});

const message = (id: number, buyers = '') => ({ id, at: BEGIN + id, buyers, count: 0 });

test('a message with more buyers than can be known takes none of the older ones with it', () => {
	const many = message(3, Array.from({ length: 8_001 }, () => '1').join('.'));
	const few = [message(2, '5.1'), message(1, '7')];
	expect(stillWatched([many, ...few], 0)).toEqual({ watched: few, over: [many] });
});

test('100,000 messages are less than 64 kB, and the latest are watched', () => {
	const all = Array.from({ length: 100_000 }, (_, nth) => message(1_000_000 + nth));
	const { watched } = stillWatched(all, 0, 20_000);
	expect(JSON.stringify(watched).length).toBeLessThan(44_000);
	expect(watched[0]).toBe(all.at(-1));
	expect(watched.length).toBeGreaterThan(500);
});
