import { PackageDirectoryLoader } from 'n8n-core';
import {
	NodeHelpers,
	type INodeParameters,
	type INodePropertyOptions,
	type INodeType,
	type IVersionedNodeType,
} from 'n8n-workflow';

import { shownProperties } from '../helpers/shownProperties';
import { filesBelow, ROOT } from './commands';

let loader: PackageDirectoryLoader;
let node: INodeType;

/** As n8n does at its start, on what `npm run build` has made. */
beforeAll(async () => {
	loader = new PackageDirectoryLoader(ROOT);
	await loader.loadAll();
	const type: INodeType | IVersionedNodeType = loader.nodeTypes.ofAuth.type;
	node = NodeHelpers.getVersionedNodeType(type);
});

test('every node and every credential loads', () => {
	expect(loader.packageName).toBe('n8n-nodes-ofauth');
	expect(Object.keys(loader.nodeTypes)).toEqual([
		'ofAuth',
		'ofAuthTrigger',
		'ofAuthWebhookTrigger',
	]);
	expect(Object.keys(loader.credentialTypes)).toEqual(['ofAuthApi', 'ofAuthWebhookApi']);
	expect(loader.known.credentials.ofAuthApi).toMatchObject({
		className: 'OfAuthApi',
		supportedNodes: ['ofAuth', 'ofAuthTrigger'],
	});
	expect(loader.known.credentials.ofAuthWebhookApi).toMatchObject({
		className: 'OfAuthWebhookApi',
		supportedNodes: ['ofAuthWebhookTrigger'],
	});
});

test('each has an icon for light and one for dark, and all are in the package', () => {
	const types = [loader.nodeTypes, loader.credentialTypes].flatMap((known) => Object.values(known));
	const folder = 'icons/n8n-nodes-ofauth/';
	const shipped = filesBelow('dist/icons').map((file) => file.split('/').at(-1));
	for (const { type } of types) {
		const { iconUrl } = 'description' in type ? type.description : type;
		const { light, dark } = iconUrl as { light: string; dark: string };
		expect(light).not.toBe(dark);
		for (const url of [light, dark]) {
			expect(url.startsWith(folder)).toBe(true);
			expect(shipped).toContain(url.split('/').at(-1));
		}
	}
});

test('the codex loads with its aliases', () => {
	expect(node.description.codex?.alias).toEqual(
		expect.arrayContaining(['Create Mass Message', 'OnlyFans']),
	);
	expect(node.description.codex?.categories).toEqual(
		expect.arrayContaining(['Communication', 'Marketing & Content']),
	);
});

// The nodes panel looks at display name and aliases.
test.each(['bulk message', 'send message to fans', 'direct message', 'unsend', 'onlyfans'])(
	'"%s" leads to the node',
	(words) => {
		const alias = node.description.codex?.alias ?? [];
		expect(alias.map((one) => one.toLowerCase())).toContain(words);
	},
);

// The nodes panel merges the trigger that polls into the node of the same name, and looks at the node's aliases alone.
test('what leads to the trigger that polls leads to the node', () => {
	const { type } = loader.nodeTypes.ofAuthTrigger;
	const { codex } = NodeHelpers.getVersionedNodeType(type).description;
	expect(node.description.codex?.alias).toEqual(expect.arrayContaining(codex?.alias ?? ['none']));
});

// The list of credential types to add looks at the display name alone (n8n-editor-ui, CredentialsSelectModal).
test('"onlyfans" leads to the credential', () => {
	expect(loader.credentialTypes.ofAuthApi.type.displayName.toLowerCase()).toContain('onlyfans');
});

// Before n8n 1.86 the editor made the name by itself.
if ('makeNodeName' in NodeHelpers)
	test('on the canvas it is called "Create mass message"', () => {
		const parameters = { resource: 'massMessage', operation: 'create' };
		expect(NodeHelpers.makeNodeName(parameters, node.description)).toBe('Create mass message');
		expect(node.description.displayName).toBe('OFAuth');
	});

test('what a new node has without a choice is Mass Message → Create', () => {
	const { properties } = node.description;
	const parameters = NodeHelpers.getNodeParameters(
		properties,
		{},
		true,
		false,
		null,
		node.description,
	);
	expect(parameters).toMatchObject({ resource: 'massMessage', operation: 'create', text: '' });
});

test('the node works as a tool and asks for the credential', () => {
	expect(node.description.usableAsTool).toBe(true);
	expect(node.description.credentials).toEqual([{ name: 'ofAuthApi', required: true }]);
	expect(typeof node.execute).toBe('function');
});

describe('The trigger that polls', () => {
	const trigger = () => NodeHelpers.getVersionedNodeType(loader.nodeTypes.ofAuthTrigger.type);

	test('is a trigger, no tool, and polls', () => {
		const { description, poll } = trigger();
		expect(description).toMatchObject({ group: ['trigger'], inputs: [], outputs: ['main'] });
		expect([description.polling, description.usableAsTool]).toEqual([true, undefined]);
		expect(typeof poll).toBe('function');
	});

	test('names each of its events in the nodes panel, which looks for Trigger On', () => {
		const event = trigger().description.properties.find(({ name }) => name === 'event');
		expect(event?.displayName).toBe('Trigger On');
		expect(event?.options?.map(({ name }) => name)).toEqual([
			'Mass Message Bought',
			'Mass Message Sent',
			'New Subscriber',
			'New Transaction',
		]);
	});

	test('asks for a message only of one creator, and for days in every other case', () => {
		const shown = (parameters: INodeParameters) =>
			shownProperties(trigger().description, parameters).map(({ name }) => name);
		const bought = { event: 'massMessageBought', massMessages: 'one' };
		expect(shown({ ...bought, connections: 'one' })).toContain('massMessageId');
		expect(shown({ ...bought, connections: 'one' })).not.toContain('watchDays');
		expect(shown({ ...bought, connections: 'every' })).not.toContain('massMessageId');
		expect(shown({ ...bought, connections: 'every' })).toContain('watchDays');
	});

	test.each(['onlyfans', 'new subscriber', 'new sale', 'ppv'])('"%s" leads to it', (words) => {
		const alias = trigger().description.codex?.alias ?? [];
		expect(alias.map((one) => one.toLowerCase())).toContain(words);
	});
});

describe('The webhook trigger', () => {
	const trigger = () =>
		NodeHelpers.getVersionedNodeType(loader.nodeTypes.ofAuthWebhookTrigger.type);

	test('is a trigger, no tool, and says by whom its credential is tested', () => {
		const { description, methods, webhook } = trigger();
		expect(description).toMatchObject({ group: ['trigger'], inputs: [], outputs: ['main'] });
		expect(description.usableAsTool).toBeUndefined();
		const [{ name, required, testedBy }] = description.credentials ?? [];
		expect({ name, required }).toEqual({ name: 'ofAuthWebhookApi', required: true });
		expect(methods?.credentialTest).toHaveProperty(String(testedBy));
		expect(typeof webhook).toBe('function');
	});

	test('is version 2, so that n8n evaluates no expression for each request', () => {
		expect(trigger().description.version).toBe(2);
	});

	test('names each of its events in the nodes panel, which looks for Events', () => {
		const events = trigger().description.properties.find(({ name }) => name === 'events');
		expect(events?.displayName).toBe('Events');
		const called = events?.options?.map((option) => (option as INodePropertyOptions).action);
		expect(called).toEqual([
			'On any event',
			'On any OnlyFans event (beta)',
			'On chat message received (beta)',
			'On chat typing updated (beta)',
			'On connection created',
			'On connection disconnected',
			'On connection expired',
			'On connection updated',
			'On any other event',
			'On rules updated',
			'On system messages updated (beta)',
		]);
	});

	test.each(['onlyfans', 'webhook', 'connection expired'])('"%s" leads to it', (words) => {
		const alias = trigger().description.codex?.alias ?? [];
		expect(alias.map((one) => one.toLowerCase())).toContain(words);
	});
});
