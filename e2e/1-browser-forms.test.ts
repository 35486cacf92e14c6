import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { OfAuth } from '../nodes/OfAuth/OfAuth.node.ts';
import { goTo, openEditor, type Editor } from './helpers/browser';
import { chooseIn, openNode, untilShown } from './helpers/form';
import {
	NAME_LISTS,
	openPicker,
	pickFirst,
	PICKERS,
	searchNames,
	searchPicker,
} from './helpers/pickers';
import { openStage, print, type Stage } from './helpers/stage';
import { NODE_TYPE, OFAUTH_NODE, workflow } from './helpers/workflows';

const { description } = new OfAuth();
const optionsOf = ({ options }: INodeProperties) => options as INodePropertyOptions[];
const namesOf = (parameter: INodeProperties) => optionsOf(parameter).map(({ name }) => name);
const [RESOURCE] = description.properties;

/** The parameter in which the operation of a resource is chosen. */
function operationOf(resource: INodePropertyOptions): INodeProperties {
	const found = description.properties.find(
		({ name, displayOptions }) =>
			name === 'operation' && displayOptions?.show?.resource?.includes(resource.value as string),
	);
	if (!found) throw new Error(`${resource.name} has no operations`);
	return found;
}

let stage: Stage;
let editor: Editor;

beforeAll(async () => {
	stage = await openStage({ bucket: null, life: { queuedMs: 0, sendingMs: 0, purchaseShare: 0 } });
	for (const text of ['New set', 'Weekend drop', 'Good morning'])
		stage.sandbox.addMessage({ connectionId: 'conn_amber', body: { text, price: 9 } });
	editor = await openEditor(stage.n8n.url);
	const trigger = { name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 };
	const { id, name } = stage.credential;
	const node = {
		name: OFAUTH_NODE,
		type: NODE_TYPE,
		typeVersion: 1,
		credentials: { ofAuthApi: { id, name } },
	};
	const made = workflow('Forms', [trigger, node], { Start: [OFAUTH_NODE] });
	const saved = await stage.rest.createWorkflow(made);
	await goTo(editor, `${stage.n8n.url}/workflow/${saved.id}`);
	await openNode(editor, OFAUTH_NODE);
}, 180_000);
afterAll(async () => {
	await editor?.close();
	await stage?.close();
}, 60_000);

/** What was not to be seen, since it was asked last. */
const noProblems = () => expect(editor.problems.splice(0)).toEqual([]);

describe('Forms', () => {
	it.each(optionsOf(RESOURCE))('$name: each operation shows its fields', async (resource) => {
		const operation = operationOf(resource);
		expect(await chooseIn(editor, 'resource', resource.name)).toEqual(namesOf(RESOURCE));
		const cut = new Set<string>();
		for (const { name, value } of optionsOf(operation)) {
			expect(await chooseIn(editor, 'operation', name)).toEqual(namesOf(operation));
			const given = { resource: resource.value as string, operation: value as string };
			const seen = await untilShown(editor, description, given);
			for (const label of seen.flatMap((one) => one.cut)) cut.add(label);
		}
		expect([...cut]).toEqual([]);
		print(`${namesOf(operation).length} operations`);
		noProblems();
	});
});

describe('Pickers', () => {
	it.each(PICKERS)(
		'$what: From List shows what there is, and searching narrows',
		async (picker) => {
			await chooseIn(editor, 'resource', picker.resource);
			await chooseIn(editor, 'operation', picker.operation);
			const all = await openPicker(editor, picker);
			print(`${all.length}: ${all.slice(0, 3).join(' | ')}`);
			expect(all).toEqual(expect.arrayContaining(picker.shows));
			const found = await searchPicker(editor, picker);
			print(`"${picker.words}": ${found.join(' | ')}`);
			expect(found.length).toBeLessThan(all.length);
			expect(found).toEqual(picker.finds);
			await pickFirst(editor, picker);
			noProblems();
		},
	);

	it.each(NAME_LISTS)('$what: the list shows what there is, and typing narrows', async (list) => {
		await chooseIn(editor, 'resource', list.resource);
		await chooseIn(editor, 'operation', list.operation);
		const { all, found } = await searchNames(editor, list);
		print(`${all.length}: ${all.slice(0, 3).join(' | ')}`);
		expect(all).toEqual(expect.arrayContaining(list.shows));
		expect(found).toEqual(list.finds);
		expect(found.length).toBeLessThan(all.length);
		noProblems();
	});
});
