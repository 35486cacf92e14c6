/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- a command of the developer */
import '../test/helpers/setup.js';

import { manyConnections, SANDBOX_API_KEY, startSandbox } from '../sandbox';
import { runNode } from '../test/helpers/engine';

/** Ten times the items may cost this many times as much: growth is linear, with a tenth for noise. */
const MOST = 11;
const CONNECTIONS = manyConnections(214).filter(({ status }) => status === 'active');
const SIZES = [1_000, 10_000];

interface Figures {
	items: number;
	milliseconds: number;
	heapBytes: number;
}

const ONE_VALUE = '={{ $json.text }}';
/** Each of its expressions is evaluated once more, to see whether it gives anything. */
const WITH_PLACES =
	'=Hi {{ $json.text }}, this is {{ $json.connection }} with {{ $json.text.length }} words';
const PLACES = 3;

/** Sends or previews messages over 200 connections on n8n's engine, sandbox in the same process. */
async function measure(items: number, dryRun: boolean, text = ONE_VALUE): Promise<Figures> {
	const sandbox = await startSandbox({ bucket: null, connections: CONNECTIONS });
	const input = Array.from({ length: items }, (_, item) => ({
		text: `message ${item}`,
		connection: CONNECTIONS[item % CONNECTIONS.length].id,
	}));
	gc?.();
	const heapBefore = process.memoryUsage().heapUsed;
	const start = performance.now();
	const result = await runNode({
		items: input,
		parameters: {
			connectionId: '={{ $json.connection }}',
			text,
			userLists: ['fans'],
			options: { dryRun },
		},
		credentials: { main: { apiKey: SANDBOX_API_KEY, connectionId: '', baseUrl: sandbox.url } },
	});
	const milliseconds = performance.now() - start;
	gc?.();
	const heapBytes = process.memoryUsage().heapUsed - heapBefore;
	await sandbox.close();
	const sent = new Set(sandbox.messages.map(({ body }) => body.text)).size;
	if (result.items.length !== items || sent !== (dryRun ? 0 : items))
		throw new Error(`${sent} of ${items} sent`);
	return { items, milliseconds, heapBytes };
}

async function main() {
	await measure(500, false); // warm
	let isLinear = true;
	for (const dryRun of [true, false]) {
		const [small, large] = [await measure(SIZES[0], dryRun), await measure(SIZES[1], dryRun)];
		for (const { items, milliseconds, heapBytes } of [small, large]) {
			const each = `${(milliseconds / items).toFixed(3)} ms an item, heap grown by ${(heapBytes / 2 ** 20).toFixed(1)} MiB`;
			console.log(
				`${dryRun ? 'Dry Run' : 'sandbox'}, ${items} items over ${CONNECTIONS.length} connections: ${each}`,
			);
		}
		const time = large.milliseconds / small.milliseconds;
		console.log(`  ten times the items take ${time.toFixed(1)} × the time (at most ${MOST})`);
		isLinear &&= time <= MOST;
	}
	const [plain, holed] = [
		await measure(SIZES[0], true),
		await measure(SIZES[0], true, WITH_PLACES),
	].map(({ milliseconds, items }) => milliseconds / items);
	const place = Math.max(0, holed - plain) / PLACES;
	console.log(`${PLACES} expressions inside Text: ${place.toFixed(3)} ms more for each and item`);
	process.exit(isLinear ? 0 : 1);
}

void main();
