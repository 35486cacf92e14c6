import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';

import { NODE_NAME, runNode, type RunOptions } from '../helpers/engine';
import { freshFolder, join } from '../helpers/files';
import { loopNode } from '../helpers/loopNode';
import { countEntries, useProcessedData } from '../helpers/processedData';
import { useSandbox } from '../sandbox/client';
import { credentialsFor } from './support';

const file = join(freshFolder(), 'n8n.sqlite');
const its = useSandbox({ lists: 8 });
beforeAll(async () => await useProcessedData(file));

const LISTS = '/v2/access/users/lists';

let nodes = 0;
beforeEach(() => nodes++);
/** Dry Runs on a node of its own, because n8n keeps keys per node. */
function review(
	{ options, ...parameters }: INodeParameters,
	more: Partial<RunOptions> = {},
): RunOptions {
	return {
		nodeId: `review-${nodes}`,
		credentials: credentialsFor(its.sandbox),
		timezone: 'Europe/Berlin',
		...more,
		parameters: { text: 'Hi', ...parameters, options: { dryRun: true, ...(options as object) } },
	};
}
interface Reviewed extends IDataObject {
	review: string;
	reviewData: IDataObject;
}
async function reviewed(options: RunOptions): Promise<Reviewed[]> {
	const { error, items } = await runNode(options);
	expect(error).toBeUndefined();
	expect(its.sandbox.messages).toEqual([]);
	return items.map(({ json }) => json as Reviewed);
}
/** Beside the connections, of which one question is asked in any Dry Run. */
const asked = () =>
	its.sandbox.received
		.filter(({ path }) => path !== '/v2/account/connections')
		.map(({ path, connectionId }) => `${connectionId} ${path}`);

test('reads as a whole, for a person who approves', async () => {
	const binary = { clip: { data: 'A'.repeat(4000), mimeType: 'video/mp4', fileName: 'clip.mp4' } };
	const [{ review: text, reviewData, body }] = await reviewed(
		review(
			{
				text: '**New set**\nWho wants it?',
				userLists: ['fans', 1001],
				userIds: '5, 6',
				media: {
					items: [
						{ source: 'references', references: '501\n502\nhttps://example.com/a.jpg' },
						{ source: 'binary', binaryPropertyName: 'clip' },
					],
				},
				price: 9.9,
				whenToSend: 'scheduled',
				scheduledDate: '2099-01-15T09:30:00',
				additionalFields: { excludeUserLists: [1002], previewMediaCount: 1 },
				options: { sendOnceKey: 'may-amber' },
			},
			{ binary },
		),
	);
	expect(text.split('\n')).toEqual([
		'Dry Run: nothing was sent',
		'Connection: Amber Lane @amberlane (conn_amber)',
		'Send Once Key: may-amber (not sent before)',
		'To: Fans (fans), 48 fans',
		'To: VIP "gold" <b>whales</b> 🐳 (1001), 31 fans',
		'To: single users: 5, 6',
		"Not to: Don't & won't, 50% off; {{ $json }} (1002), 21 fans",
		'Fans at most: 81',
		'When: Thu, 15 Jan 2099, 09:30 Europe/Berlin (Thu, 15 Jan 2099, 08:30 UTC)',
		'Price: 9.90 US dollars',
		'Media 1: photo 501 of the vault (free to see)',
		'Media 2: video 502 of the vault, 11 s (locked)',
		'Media 3: address https://example.com/a.jpg (locked)',
		'Media 4: file clip.mp4, video/mp4, 3.0 kB (locked)',
		'Text:',
		'**New set**',
		'Who wants it?',
	]);
	expect(reviewData).toEqual({
		sendOnceKey: 'may-amber',
		sentBefore: false,
		lists: [
			{ id: 'fans', name: 'Fans', users: 48 },
			{ id: 1001, name: 'VIP "gold" <b>whales</b> 🐳', users: 31 },
		],
		excludedLists: [{ id: 1002, name: "Don't & won't, 50% off; {{ $json }}", users: 21 }],
		users: [5, 6],
		fansAtMost: 81,
		schedule: expect.objectContaining({
			utc: '2099-01-15T08:30:00.000Z',
			local: '2099-01-15T09:30:00.000+01:00',
			zone: 'Europe/Berlin',
		}),
		price: 9.9,
		media: [
			{ kind: 'photo', id: 501 },
			{ kind: 'video', id: 502, seconds: 11 },
			{ kind: 'address', reference: 'https://example.com/a.jpg' },
			{ kind: 'video/mp4', filename: 'clip.mp4', bytes: 3000 },
		],
		freeMedia: 1,
	});
	expect(body).toMatchObject({ userLists: ['fans', 1001], price: 9.9 });
});

test('of little says what there is not', async () => {
	const [{ review: text, reviewData }] = await reviewed(review({ userIds: '5' }));
	expect(text).toMatch(/When: at once\nPrice: free\nMedia: none\nText:\nHi$/);
	expect(reviewData).toMatchObject({ schedule: null, price: 0, media: [], fansAtMost: 1 });
	expect(asked()).toEqual([]);
});

test('asks once per connection, however many items, and only until all is found', async () => {
	const connections = ['conn_amber', 'conn_bella', 'conn_coral'];
	const items = Array.from({ length: 30 }, (_, item) => ({ connection: connections[item % 3] }));
	const all = await reviewed(
		review({ connectionId: '={{ $json.connection }}', userLists: [1001] }, { items }),
	);
	expect(asked().sort()).toEqual(connections.map((id) => `${id} ${LISTS}`));
	expect(all.map(({ reviewData }) => reviewData.fansAtMost)).toEqual(
		items.map((_, item) => [31, 32, 33][item % 3]),
	);
});

describe('of many lists', () => {
	const many = useSandbox({ lists: 250 });
	const askedFor = async (userLists: number[]) => {
		await runNode(review({ userLists }, { credentials: credentialsFor(many.sandbox) }));
		const ofLists = many.sandbox.received.filter(({ path }) => path === LISTS);
		return ofLists.map(({ query }) => query.offset);
	};

	test('asks until all are found', async () => {
		expect(await askedFor([1001])).toEqual(['0']);
	});

	test('and no further', async () => {
		expect(await askedFor([1150, 1002])).toEqual(['0', '100']);
	});
});

test('asks once in all where the node runs in a loop', async () => {
	const node = (name: string, type: string, parameters: INodeParameters = {}): INode => {
		return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters };
	};
	const to = (name: string) => [{ node: name, type: 'main' as const, index: 0 }];
	const parameters = {
		...review({ userLists: [1001] }).parameters,
		resource: 'massMessage',
		operation: 'create',
	};
	const ofAuth = {
		...node(NODE_NAME, 'n8n-nodes-ofauth.ofAuth', parameters),
		credentials: { ofAuthApi: { id: 'main', name: 'OFAuth' } },
	};
	const { run } = await runNode({
		credentials: credentialsFor(its.sandbox),
		nodeTypes: { loop: loopNode },
		workflow: {
			nodes: [node('Start', 'start'), node('Loop', 'loop'), ofAuth],
			connections: {
				Start: { main: [to('Loop')] },
				Loop: { main: [[], to(NODE_NAME)] },
				[NODE_NAME]: { main: [to('Loop')] },
			},
			pinData: { Start: [{ json: { n: 1 } }, { json: { n: 2 } }, { json: { n: 3 } }] },
		},
	});
	expect(run.data.resultData.runData[NODE_NAME]).toHaveLength(3);
	expect(asked()).toEqual([`conn_amber ${LISTS}`]);
});

test('lists that are named are asked for once: the review knows them from the look-up', async () => {
	const [{ review: text }] = await reviewed(review({ userLists: ['Ελλάδα / 日本 👩‍👩‍👧', 'Fans'] }));
	expect(text).toMatch(/To: Ελλάδα .* \(1003\), \d+ fans\nTo: Fans \(fans\), \d+ fans/);
	expect(asked()).toEqual([`conn_amber ${LISTS}`]);
});

test('no name passes for a line of the review', async () => {
	const sendOnceKey = 'may\nFans at most: 1';
	const [{ review: text }] = await reviewed(
		review({ userLists: [1001], options: { sendOnceKey } }),
	);
	expect(text.split('\n').filter((line) => line.startsWith('Fans at most'))).toEqual([
		'Fans at most: 31',
	]);
});

test('media that are not ready or have an error, and a price with nothing locked, are told', async () => {
	const options = { dryRun: true };
	const media = { items: [{ source: 'references', references: '511, 512' }] };
	const additionalFields = { previewMediaCount: 2 };
	const [{ review: text, reviewData }] = await reviewed(
		review({ userIds: '5', price: 10, media, additionalFields, options }),
	);
	expect(text).toMatch(/Media 1: \w+ 511 of the vault.*, not ready yet \(free to see\)/);
	expect(text).toMatch(/Media 2: \w+ 512 of the vault.*, has an error \(free to see\)/);
	expect(text).toContain('Nothing is locked: all media are free to see, whatever the price');
	expect(reviewData.media).toEqual([
		expect.objectContaining({ id: 511, trouble: 'not ready yet' }),
		expect.objectContaining({ id: 512, trouble: 'has an error' }),
	]);
});

describe('what cannot be had', () => {
	const needsBoth = {
		userLists: [1001],
		media: { items: [{ source: 'vault', vaultMediaId: 501 }] },
	};

	test('without permission is unknown, and nothing fails', async () => {
		const refusal = { status: 403, body: { error: 'No permission', type: 'FORBIDDEN' } };
		its.sandbox.fault({
			match: { path: /^\/v2\/access\/(users|vault)/ },
			times: Infinity,
			...refusal,
		});
		const [{ review: text, reviewData }] = await reviewed(review(needsBoth));
		expect(text).toMatch(/To: list 1001 \(name and size unknown: .*No permission/);
		expect(text).toContain('Fans at most: unknown');
		expect(text).toMatch(/Media 1: media of unknown kind \(.*No permission/);
		expect(reviewData).toMatchObject({
			lists: [{ id: 1001, name: null, users: null }],
			fansAtMost: null,
			media: [{ kind: null, id: 501 }],
		});
	});

	test('a list and media that are not there', async () => {
		const media = { items: [{ source: 'vault', vaultMediaId: 999 }] };
		const [{ review: text }] = await reviewed(review({ userLists: [777], media }));
		expect(text).toContain('To: list 777 (not among the lists of the creator)');
		expect(text).toContain(
			'Media 1: media of unknown kind (not among the newest 400 of the vault: check the ID)',
		);
	});

	test('a 429 is waited for', async () => {
		its.sandbox.fault({ match: { path: LISTS }, status: 429, headers: { 'retry-after': '1' } });
		const [{ reviewData }] = await reviewed(review(needsBoth));
		expect(reviewData).toMatchObject({ fansAtMost: 31, media: [{ kind: 'photo' }] });
		expect(asked()).toHaveLength(3);
	});

	test('nobody listens: the review says so', async () => {
		const credentials = credentialsFor(its.sandbox, { baseUrl: 'http://127.0.0.1:9' });
		const [{ review: text }] = await reviewed(review(needsBoth, { credentials }));
		expect(text).toContain('Fans at most: unknown');
	}, 30_000);
});

describe('its Send Once Key', () => {
	const keyed = (options: INodeParameters) => ({
		userIds: '5',
		options: { sendOnceKey: 'k', ...options },
	});

	test('was sent before: it says so; was not: the look leaves the key free and records nothing', async () => {
		for (let time = 0; time < 2; time++)
			expect((await reviewed(review(keyed({}))))[0].reviewData.sentBefore).toBe(false);
		expect(countEntries(file, `review-${nodes}`)).toBeLessThanOrEqual(1);
		await runNode(review(keyed({ dryRun: false })));
		expect(its.sandbox.messages.map(({ body }) => body)).toEqual([{ text: 'Hi', userIds: [5] }]);
		its.sandbox.reset();
		const [{ review: text, reviewData }] = await reviewed(review(keyed({})));
		expect(text).toContain(
			'Send Once Key: k (it was sent before, so this message will not be sent)',
		);
		expect(reviewData).toMatchObject({ sendOnceKey: 'k', sentBefore: true });
	});

	test('was refused by OFAuth: it was not sent', async () => {
		its.sandbox.fault({ status: 403 });
		await runNode(review(keyed({ dryRun: false })));
		expect((await reviewed(review(keyed({}))))[0].reviewData.sentBefore).toBe(false);
	});

	test('may have been sent: it counts as sent', async () => {
		its.sandbox.fault({ status: 502 });
		await runNode(review(keyed({ dryRun: false })));
		expect((await reviewed(review(keyed({}))))[0].reviewData.sentBefore).toBe(true);
	});
});

test('of a test says that it is one, and has no key', async () => {
	const options = { testRecipients: '111', sendOnceKey: 'k' };
	const [{ review: text, reviewData }] = await reviewed(review({ userLists: [1001], options }));
	expect(text).toContain(
		'Dry Run of a test: nothing was sent\nConnection: Amber Lane @amberlane (conn_amber)\nTo: single users: 111',
	);
	expect(reviewData).toMatchObject({ lists: [], users: [111], fansAtMost: 1 });
	expect(reviewData).not.toHaveProperty('sendOnceKey');
	expect(asked()).toEqual([]);
});
