import type { IDataObject } from 'n8n-workflow';

import type { Asking } from '../../nodes/OfAuthTrigger/asking';
import { readStream } from '../../nodes/OfAuthTrigger/readStream';
import { newTransaction } from '../../nodes/OfAuthTrigger/sources/newTransaction';
import { advance, type StreamState } from '../../nodes/OfAuthTrigger/stream';
import { PollingWorkflow } from '../helpers/polling';
import { onStage } from './stage';

const MINUTE = 60_000;
const TRANSACTIONS = { method: 'GET', path: '/v2/access/earnings/transactions' };
const SOURCE = newTransaction({});

const stage = onStage();
const { pass } = stage;

async function activated(): Promise<PollingWorkflow> {
	const workflow = new PollingWorkflow(stage.sandbox, { parameters: { event: 'newTransaction' } });
	expect(await workflow.activate()).toBeNull();
	pass(MINUTE);
	return workflow;
}

const idsOf = (items: IDataObject[] | null) => items?.map(({ id }) => id);

describe('an answer of OFAuth', () => {
	const good = { id: 'tx_good', createdAt: '2026-11-05T12:00:30+00:00' };

	test.each<[string, unknown]>([
		['nothing', null],
		['text', 'x'],
		['something without an ID', { createdAt: good.createdAt }],
		['something whose ID is nothing', { ...good, id: null }],
		['something without a date', { id: 'tx_odd' }],
		['something whose date is none', { ...good, id: 'tx_odd', createdAt: 'soon' }],
	])('with %s in its list keeps nobody from what else is there', async (_name, odd) => {
		const workflow = await activated();
		const body = { list: [odd, good], hasMore: false, nextMarker: null } as never;
		stage.sandbox.fault({ match: TRANSACTIONS, body });
		expect(idsOf(await workflow.tick())).toEqual(['tx_good']);
	});

	test.each(['activates', 'is tried'])(
		'with an odd entry beside others: the workflow %s',
		async (what) => {
			const workflow = new PollingWorkflow(stage.sandbox, {
				parameters: { event: 'newTransaction' },
			});
			const body = { list: [{ id: 'tx_odd' }, good], hasMore: false, nextMarker: null };
			stage.sandbox.fault({ match: TRANSACTIONS, body, times: Infinity });
			if (what === 'is tried') {
				expect(idsOf(await workflow.fetchTestEvent())).toEqual(['tx_good']);
				return;
			}
			expect(await workflow.activate()).toBeNull();
			await expect(workflow.tick()).rejects.toThrow('without a date (tx_odd)');
			expect(await workflow.tick()).toBeNull();
		},
	);

	test('with nothing that has a date keeps the workflow from being activated', async () => {
		const workflow = new PollingWorkflow(stage.sandbox, {
			parameters: { event: 'newTransaction' },
		});
		const body = { list: [{ id: 'tx_odd' }], hasMore: false, nextMarker: null };
		stage.sandbox.fault({ match: TRANSACTIONS, body });
		await expect(workflow.activate()).rejects.toThrow('without a date (tx_odd)');
	});

	test('with an entry without an ID is told of', async () => {
		const workflow = await activated();
		const body = { list: [{ ...good, id: undefined }], hasMore: false, nextMarker: null };
		stage.sandbox.fault({ match: TRANSACTIONS, body });
		await expect(workflow.tick()).rejects.toThrow('OFAuth gave a transaction without an ID');
	});

	test('with fields of our names keeps them from nothing: the item says what it is and whose', async () => {
		const workflow = await activated();
		const entry = { ...good, event: 'sale', connectionId: null, json: { a: 1 } };
		const body = { list: [entry], hasMore: false, nextMarker: null } as never;
		stage.sandbox.fault({ match: TRANSACTIONS, body });
		expect(await workflow.tick()).toEqual([
			{ ...entry, event: 'newTransaction', connectionId: 'conn_amber' },
		]);
	});

	test('with an ID that is a number is the same entry', async () => {
		const workflow = await activated();
		for (const id of [77, '77']) {
			const body = { list: [{ ...good, id }], hasMore: false, nextMarker: null };
			stage.sandbox.fault({ match: TRANSACTIONS, body });
			await workflow.tick();
		}
		expect(idsOf(workflow.emitted)).toEqual([77]);
	});
});

/** A list that goes on for years, whatever it is asked with; OFAuth says little of what its dates mean. */
function endless(count: number, more: (from: number) => object): Asking {
	const entries = Array.from({ length: count }, (_, nth) => ({
		id: `tx_${count - nth}`,
		createdAt: new Date(stage.now - nth * MINUTE).toISOString(),
	}));
	let asked = 0;
	return {
		get isOver() {
			return asked >= 20;
		},
		async get(_path: string, { marker = 0 }: IDataObject) {
			asked++;
			const from = Number(marker);
			return {
				status: 200,
				headers: {},
				body: { list: entries.slice(from, from + 20), ...more(from + 20) },
			};
		},
	} as unknown as Asking;
}

async function pollOf(asking: Asking, state?: StreamState) {
	const read = await readStream(asking, SOURCE, state, stage.now);
	if ('obstacle' in read) throw new Error(read.obstacle.message);
	return advance(state, read, stage.now);
}

test('where OFAuth passes over the date it is asked with, reading ends where nothing can be new', async () => {
	const more = (nextMarker: number) => ({ hasMore: true, nextMarker });
	let { state } = await pollOf(endless(1000, more));
	for (let nth = 1; nth <= 30; nth++) {
		pass(MINUTE);
		const next = await pollOf(endless(1000 + nth, more), state);
		expect(next.fresh.map(({ key }) => key)).toEqual([`tx_${1000 + nth}`]);
		expect(next.state.rest).toBeUndefined();
		({ state } = next);
	}
});

test('where OFAuth does not say whether there is more, but where it goes on, all is read', async () => {
	const more = (nextMarker: number) => ({ nextMarker });
	const { state } = await pollOf(endless(10, more));
	pass(100 * MINUTE);
	expect((await pollOf(endless(110, more), state)).fresh).toHaveLength(100);
});
