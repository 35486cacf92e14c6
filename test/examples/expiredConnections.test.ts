import type { IConnections, IDataObject, INode, IPinData } from 'n8n-workflow';

import { OfAuthWebhookTrigger } from '../../nodes/OfAuthWebhookTrigger/OfAuthWebhookTrigger.node.ts';
import { readEvent } from '../../nodes/OfAuthWebhookTrigger/event';
import { isChosen } from '../../nodes/OfAuthWebhookTrigger/choice';
import example from '../../examples/tell-me-when-a-connection-expires.json';
import { eventOf, EVENT_TYPES, SANDBOX_WEBHOOK_ID, type EventType } from '../../sandbox/webhooks';
import { resultOf, startRun } from '../helpers/engine';
import { setNode } from '../helpers/setNode';

const { nodes, connections, pinData } = example as unknown as {
	nodes: INode[];
	connections: IConnections;
	pinData: IPinData;
};
const [trigger] = nodes;
const [{ json: pinned }] = pinData[trigger.name];

/** What the example makes of what its trigger gives. */
async function sentenceOf(json: IDataObject): Promise<unknown> {
	const run = await startRun({
		workflow: {
			nodes: nodes.filter(({ type }) => !type.endsWith('stickyNote')),
			connections,
			pinData: { [trigger.name]: [{ json }] },
		},
		nodeTypes: {
			'n8n-nodes-ofauth.ofAuthWebhookTrigger': new OfAuthWebhookTrigger(),
			'n8n-nodes-base.set': setNode,
		},
	});
	const { items, error } = resultOf(run, 'Sentence');
	expect(error).toBeUndefined();
	expect(items).toHaveLength(1);
	return items[0].json.sentence;
}

/** An event of the sandbox as the trigger gives it. */
function came(type: EventType, connection?: { id: string }): IDataObject {
	const bytes = Buffer.from(JSON.stringify(eventOf(type, { connection })));
	const { time, connectionId, body } = readEvent(bytes);
	return { ...pinned, event: type, eventTime: time, connectionId, body };
}

test('what is pinned becomes a sentence', async () => {
	expect(await sentenceOf(pinned)).toBe(
		'Amber Lane (conn_amber) has to log in again: nothing is sent for this creator until then. 2026-11-27T18:00:00.000Z',
	);
});

test('so does an event that came, also one that does not name the creator', async () => {
	expect(await sentenceOf(came('connection.disconnected'))).toContain(
		'Amber Lane (conn_amber) has been disconnected: ',
	);
	expect(await sentenceOf(came('connection.expired', { id: 'conn_other' }))).toContain(
		'The creator (conn_other) has to log in again: ',
	);
});

test('it waits for the two events, where the sandbox sends them', () => {
	const chosen = EVENT_TYPES.filter((type) =>
		isChosen({ type, body: {} }, trigger.parameters.events),
	);
	expect(chosen).toEqual(['connection.expired', 'connection.disconnected']);
	expect(trigger.webhookId).toBe(SANDBOX_WEBHOOK_ID);
});
