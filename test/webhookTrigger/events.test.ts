import { EVENT_TYPES } from '../../sandbox/webhooks';
import { bodyOf } from './bodyOf';
import { JSON_TYPE, post, TAKEN, useWebhookServer } from './server';
import { bySvix, SECRET } from './signed';

const its = useWebhookServer();
const credential = { signingSecret: SECRET };
let count = 0;

const EVERY = [
	...EVENT_TYPES,
	'realtime.story.published',
	'subscription.created',
	'other',
	'*',
	'connection',
	'realtimes',
	'toString',
];
const ONLYFANS = EVERY.filter((type) => /^realtime\.|^of\./.test(type));
const UNLISTED = ['subscription.created', 'other', '*', 'connection', 'realtimes', 'toString'];

/** Which of some types start the workflow; each is answered in the same way. */
async function startedBy(types: string[], parameters: object): Promise<unknown[]> {
	its.server.use({ credential, parameters: { ...parameters } });
	for (const type of types) {
		const body = bodyOf(type);
		const headers = { ...JSON_TYPE, ...bySvix({ id: `msg_${count++}`, body }) };
		expect(await post(its.server, body, headers)).toEqual(TAKEN);
	}
	return its.server.started.map(([{ json }]) => json.event);
}

test.each<[string[], string[]]>([
	[['*'], EVERY],
	[[], []],
	[['connection.created'], ['connection.created']],
	[
		['connection.expired', 'rules.updated'],
		['connection.expired', 'rules.updated'],
	],
	[['realtime.*'], ONLYFANS],
	[['realtime.chat_message.received'], ['realtime.chat_message.received']],
	[['other'], UNLISTED],
	[
		['realtime.*', 'other'],
		[...ONLYFANS, ...UNLISTED],
	],
	[['connection.created', '*'], EVERY],
])('%j', async (events, expected) => {
	expect(await startedBy(EVERY, { events })).toEqual(expected);
});

test('a chosen event that an expression gives as text', async () => {
	const events = '={{ "connection.created,connection.expired" }}' as never;
	expect(await startedBy(EVERY, { events })).toEqual(['connection.created', 'connection.expired']);
});

describe('Connection IDs', () => {
	const of = (connectionIds: unknown) => ({ events: ['*'], options: { connectionIds } });

	it.each<[unknown, number]>([
		['', 1],
		['conn_amber', 1],
		[' conn_bella , conn_amber', 1],
		['conn_bella', 0],
		['conn_ambe', 0],
		['CONN_AMBER', 0],
		[',', 0],
		['conn_amber conn_bella', 0],
		['={{ ["conn_amber"] }}', 1],
	])('%j', async (connectionIds, starts) => {
		expect(await startedBy(['connection.updated'], of(connectionIds))).toHaveLength(starts);
	});

	it('leave alone what is of no connection', async () => {
		its.server.use({ credential, parameters: of('conn_bella') as never });
		const body = JSON.stringify({ type: 'rules.updated', data: {} });
		await post(its.server, body, { ...JSON_TYPE, ...bySvix({ body }) });
		expect(its.server.started).toHaveLength(1);
	});
});

test('an event that cannot be looked at for an error of the form is asked for again', async () => {
	its.server.use({ credential, parameters: { events: '={{ $("Nobody").item.json.x }}' } as never });
	const body = bodyOf('connection.created');
	const { status } = await post(its.server, body, { ...JSON_TYPE, ...bySvix({ body }) });
	expect(status).toBe(500);
	expect(its.server.started).toEqual([]);
	expect(its.server.kept()).not.toHaveProperty('global');
});
