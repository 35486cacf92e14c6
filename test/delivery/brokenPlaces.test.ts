import { BinaryDataService } from 'n8n-core';
import { sleep } from 'n8n-workflow';

import { SANDBOX_API_KEY, startSandbox, type Sandbox } from '../../sandbox';
import { storeBinary } from '../helpers/binaryStore';
import { Container } from '../helpers/container';
import { runNode, type RunOptions } from '../helpers/engine';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ bucket: null });
});
afterEach(async () => {
	jest.restoreAllMocks();
	await sandbox.close();
});

const LANES = ['conn_amber', ...Array.from({ length: 8 }, () => 'conn_bella')];

/** One message with a file for one creator, eight without for another. */
async function withFile(onError?: 'continueRegularOutput'): Promise<RunOptions> {
	const file = { fileName: 'a.mp4', mimeType: 'video/mp4' };
	return {
		mode: 'trigger',
		binary: { data: await storeBinary('filesystem', [Buffer.alloc(2000, 1)], file) },
		items: LANES.map((connection, item) => ({ connection, text: `message ${item}` })),
		parameters: {
			connectionId: '={{ $json.connection }}',
			text: '={{ $json.text }}',
			userLists: ['fans'],
			media: {
				items: [
					{
						source: '={{ $itemIndex ? "references" : "binary" }}',
						binaryPropertyName: 'data',
						references: '501',
					},
				],
			},
		},
		settings: {
			retryOnFail: true,
			maxTries: 3,
			waitBetweenTries: 1,
			...(onError ? { onError } : {}),
		},
		credentials: { main: { apiKey: SANDBOX_API_KEY, connectionId: '', baseUrl: sandbox.url } },
	};
}
const texts = () => sandbox.messages.map(({ body }) => body.text);

test.each([undefined, 'continueRegularOutput'] as const)(
	'a file that is gone when its turn comes doubles no message of another creator (%s)',
	async (onError) => {
		const options = await withFile(onError);
		sandbox.fault({
			match: { connectionId: 'conn_bella' },
			create: true,
			delayMs: 30,
			times: Infinity,
		});
		jest
			.spyOn(Container.get(BinaryDataService), 'getAsStream')
			.mockRejectedValue(new Error('The file is gone'));
		const { error, items } = await runNode(options);
		const atTheEnd = texts().length;
		await sleep(400);
		expect(texts()).toHaveLength(atTheEnd);
		expect(new Set(texts()).size).toBe(atTheEnd);
		const told = onError ? String(items[0].json.error) : error?.message;
		expect(told).toContain('Upload of a.mp4: The file is gone');
		expect(items).toHaveLength(onError ? 9 : 0);
	},
);

test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
	'an expression that throws for one item makes that item bad and no other (%s)',
	async (onError) => {
		const { items, errorItems } = await runNode({
			items: ['one', 'two', 'three'].map((text) => ({ text })),
			parameters: {
				text: '={{ $json.text === "two" ? $("Nope").item : $json.text }}',
				userLists: ['fans'],
			},
			settings: { onError },
			credentials: {
				main: { apiKey: SANDBOX_API_KEY, connectionId: 'conn_amber', baseUrl: sandbox.url },
			},
		});
		expect(texts()).toEqual(['one', 'three']);
		const bad = onError === 'continueErrorOutput' ? errorItems[0] : items[1];
		expect(bad.json.error).toContain('Text [item 1]: it cannot be read');
	},
);

test('where errors stop, an expression that throws is named with its item and parameter, and nothing is sent', async () => {
	const { error } = await runNode({
		items: [{ text: 'one' }, {}],
		parameters: { text: '={{ $json.text ?? $("Nope").item }}', userLists: ['fans'] },
		credentials: {
			main: { apiKey: SANDBOX_API_KEY, connectionId: 'conn_amber', baseUrl: sandbox.url },
		},
	});
	expect(error?.message).toContain('Text [item 1]: it cannot be read');
	expect(sandbox.received).toEqual([]);
});
