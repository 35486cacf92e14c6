import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';

import { searchConnections } from '../OfAuth/methods/searchConnections';
import { searchMassMessages } from '../OfAuth/methods/searchMassMessages';
import { form } from './form';
import { poll } from './poll';

export class OfAuthTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'OFAuth Trigger',
		name: 'ofAuthTrigger',
		icon: { light: 'file:../../icons/ofauth.svg', dark: 'file:../../icons/ofauth.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["event"] }}',
		// The nodes panel merges it into OFAuth and shows this sentence for both (n8n-editor-ui, generateMergedNodesAndActions).
		description:
			'OnlyFans campaigns through OFAuth: actions for messages, lists, subscribers and vault, and a trigger that starts when a fan buys, subscribes or pays',
		defaults: { name: 'OFAuth Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'ofAuthApi', required: true }],
		properties: form,
	};

	methods = { listSearch: { searchConnections, searchMassMessages } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}
}
