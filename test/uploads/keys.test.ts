import { deliver } from '../../nodes/OfAuth/delivery/deliver';
import type { EntryRecord } from '../../nodes/OfAuth/delivery/entryRecord';
import { Ledger } from '../../nodes/OfAuth/delivery/ledger';
import type { Preparation, Send } from '../../nodes/OfAuth/delivery/types';
import { startSandbox } from '../../sandbox';
import { runNode } from '../helpers/engine';
import { useProcessedData } from '../helpers/processedData';
import { bytes, withFiles } from './support';

beforeAll(async () => await useProcessedData(':memory:'));

test('a file of a message that was sent before is not uploaded', async () => {
	const sandbox = await startSandbox({ bucket: null });
	const parameters = { options: { sendOnceKey: 'video of today' } };
	const options = await withFiles(sandbox, { data: bytes(10) }, { parameters });
	await runNode(options);
	const { items } = await runNode(options);
	await sandbox.close();
	expect(items[0].json).toEqual({ sent: false, alreadySent: true, sendOnceKey: 'video of today' });
	expect(sandbox.uploads).toHaveLength(1);
	expect(sandbox.messages).toHaveLength(1);
});

test('a run that was stopped touches no key of a message with files', async () => {
	const touched: string[] = [];
	const record = new Proxy({} as EntryRecord, {
		get: (_, name) => async () => {
			touched.push(String(name));
			return { known: new Set(), isSure: true };
		},
	});
	const preparation: Preparation = {
		run: async () => undefined,
		close: () => undefined,
		holdsFiles: () => true,
		name: () => 'Upload',
		steps: () => 0,
		leftAt: () => 0,
	};
	const send: Send = {
		item: 0,
		lane: 'a',
		preparation,
		sendOnceKey: 'key',
		post: async () => ({ status: 200, headers: {}, body: { id: 1 } }),
		atOnce: 1,
		maxWait: 0,
		isLate: () => undefined,
	};
	const deliveries = await deliver([send], {
		ledger: new Ledger({}, 0),
		record,
		onTrouble: () => undefined,
		stopAtFailure: true,
		cancelSignal: { aborted: true },
	});
	expect(deliveries.get(0)).toEqual({ outcome: 'notTried' });
	expect(touched).toEqual([]);
});
