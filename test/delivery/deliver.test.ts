import { sleep } from 'n8n-workflow';

import { deliver } from '../../nodes/OfAuth/delivery/deliver';
import { Ledger } from '../../nodes/OfAuth/delivery/ledger';
import type { Send } from '../../nodes/OfAuth/delivery/types';
import { EMPTY_RECORD as record } from './emptyRecord';
import { ShakyRecord } from './shakyRecord';

const send = (item: number, lane: string, post: Send['post']): Send => ({
	item,
	lane,
	post,
	atOnce: 1,
	maxWait: 0,
	isLate: () => undefined,
});
const sent = async () => ({ status: 200, headers: {}, body: { id: 1 } });

afterEach(() => void jest.useRealTimers());

test.each([true, false])(
	'a send that throws after it has left is unknown, and every send is awaited (stops at a failure: %s)',
	async (stopAtFailure) => {
		// Late enough that the other lane's send is on its way too.
		const broken = async () => {
			await sleep(50);
			throw new Error('broken off');
		};
		const sends = [send(0, 'a', broken), send(1, 'a', sent), send(2, 'b', sent)];
		const ledger = new Ledger({}, 0);
		const onTrouble = () => undefined;
		const deliveries = await deliver(sends, { ledger, record, onTrouble, stopAtFailure });
		expect([0, 1, 2].map((item) => deliveries.get(item)?.outcome)).toEqual([
			'unknown',
			stopAtFailure ? 'notTried' : 'sent',
			'sent',
		]);
		expect(ledger.settled(0)).toMatchObject({ outcome: 'unknown' });
	},
);

test('a run that is stopped while its key is being recorded sends nothing, and the key is free again', async () => {
	// What looks after a key goes on for twenty seconds.
	jest.useFakeTimers();
	const post = jest.fn(sent);
	const keyed = { ...send(0, 'a', post), sendOnceKey: 'campaign' };
	const shaky = new ShakyRecord();
	const { add } = shaky;
	const run = async (cancelSignal?: { aborted: boolean }) => {
		const settings = { ledger: new Ledger({}, 0), onTrouble: () => undefined, stopAtFailure: true };
		const ended = deliver([keyed], { ...settings, record: shaky, cancelSignal });
		await jest.advanceTimersByTimeAsync(1000);
		return (await ended).get(0);
	};
	const stopped = { aborted: false };
	shaky.add = async (entries) => await add(entries).finally(() => (stopped.aborted = true));
	expect(await run(stopped)).toEqual({ outcome: 'notTried' });
	expect(post).not.toHaveBeenCalled();
	shaky.add = add;
	expect(await run()).toMatchObject({ outcome: 'sent' });
	expect(await run()).toMatchObject({ outcome: 'alreadySent' });
});
