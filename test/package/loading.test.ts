import { PackageDirectoryLoader } from 'n8n-core';
import { NodeHelpers, type INodeType, type IVersionedNodeType } from 'n8n-workflow';

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

test('one node and one credential load', () => {
	expect(loader.packageName).toBe('n8n-nodes-ofauth');
	expect(Object.keys(loader.nodeTypes)).toEqual(['ofAuth']);
	expect(Object.keys(loader.credentialTypes)).toEqual(['ofAuthApi']);
	expect(loader.known.credentials.ofAuthApi).toMatchObject({
		className: 'OfAuthApi',
		supportedNodes: ['ofAuth'],
	});
});

test('both have an icon for light and one for dark, and each is in the package', () => {
	const { type: credential } = loader.credentialTypes.ofAuthApi;
	const folder = 'icons/n8n-nodes-ofauth/';
	const shipped = filesBelow('dist/icons').map((file) => file.split('/').at(-1));
	for (const { iconUrl } of [node.description, credential]) {
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
