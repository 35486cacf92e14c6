import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
} from 'n8n-workflow';

import { setNode } from './setNode';
import { standIn, type Execute } from './standIn';

const CONDITIONS: INodeProperties = {
	displayName: 'Conditions',
	name: 'conditions',
	type: 'filter',
	default: {},
};

/** Whether the conditions of a node hold for an item, as n8n's engine reads them. */
function holds(node: IExecuteFunctions, item: number): boolean {
	return node.getNodeParameter('conditions', item, false, { extractValue: true }) as boolean;
}

function sorted(node: IExecuteFunctions): {
	fitting: INodeExecutionData[];
	others: INodeExecutionData[];
} {
	const all = node.getInputData().map((one, item) => ({ ...one, pairedItem: { item } }));
	const fits = all.map((_, item) => holds(node, item));
	return {
		fitting: all.filter((_, item) => fits[item]),
		others: all.filter((_, item) => !fits[item]),
	};
}

const passesOn: Execute = function () {
	return [this.getInputData()];
};

const splitsOut: Execute = function () {
	return [
		this.getInputData().flatMap(({ json }, item) => {
			const path = this.getNodeParameter('fieldToSplitOut', item) as string;
			const found = path
				.split('.')
				.reduce<unknown>((inside, name) => (inside as IDataObject)[name], json);
			return (found as IDataObject[]).map((entry) => ({ json: entry, pairedItem: { item } }));
		}),
	];
};

/** What is only in A, the same in both (in two outputs, of which the second stays empty), and what is only in B. */
const compares: Execute = function () {
	const { values } = this.getNodeParameter('mergeByFields', 0) as {
		values: Array<{ field1: string; field2: string }>;
	};
	const of = (index: number, side: 'field1' | 'field2') =>
		this.getInputData(index).map((one, item) => ({
			one: { ...one, pairedItem: { item, input: index } },
			key: JSON.stringify(values.map((pair) => one.json[pair[side]])),
		}));
	const [a, b] = [of(0, 'field1'), of(1, 'field2')];
	const inA = new Set(a.map(({ key }) => key));
	const inB = new Set(b.map(({ key }) => key));
	return [
		a.filter(({ key }) => !inB.has(key)).map(({ one }) => one),
		a.filter(({ key }) => inB.has(key)).map(({ one }) => one),
		[],
		b.filter(({ key }) => !inA.has(key)).map(({ one }) => one),
	];
};

/** The nodes of n8n that the examples use. @param onWait told how many hours a Wait waits, instead of waiting */
export function n8nNodes(onWait: (hours: number) => void = () => {}): Record<string, INodeType> {
	const waits: Execute = function () {
		if (this.getNodeParameter('unit', 0) !== 'hours') throw new Error('Only hours are known here');
		onWait(this.getNodeParameter('amount', 0) as number);
		return [this.getInputData()];
	};
	return {
		'n8n-nodes-base.set': setNode,
		'n8n-nodes-base.noOp': standIn('No Operation', passesOn),
		'n8n-nodes-base.wait': standIn('Wait', waits, { fields: ['amount', 'unit'] }),
		'n8n-nodes-base.splitOut': standIn('Split Out', splitsOut, { fields: ['fieldToSplitOut'] }),
		'n8n-nodes-base.compareDatasets': standIn('Compare Datasets', compares, {
			inputs: 2,
			outputs: 4,
			fields: ['mergeByFields'],
		}),
		'n8n-nodes-base.filter': standIn(
			'Filter',
			function () {
				return [sorted(this).fitting];
			},
			{ properties: [CONDITIONS] },
		),
		'n8n-nodes-base.if': standIn(
			'If',
			function () {
				const { fitting, others } = sorted(this);
				return [fitting, others];
			},
			{ outputs: 2, properties: [CONDITIONS] },
		),
	};
}

/** What begins a workflow by itself, and is pinned in tests. */
export const startingNode: INodeType = {
	...standIn('Trigger', passesOn, { inputs: 0 }),
	trigger: async () => await Promise.resolve(undefined),
};

/** What is pinned in tests. */
export const pinnedNode = standIn('Pinned', passesOn);
