import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { resources } from './actions';
import * as listSearch from './methods/listSearch';
import * as loadOptions from './methods/loadOptions';
import { formOf } from './runner/form';
import { run } from './runner/run';

export class OfAuth implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'OFAuth',
		name: 'ofAuth',
		icon: { light: 'file:../../icons/ofauth.svg', dark: 'file:../../icons/ofauth.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle:
			'={{ ($parameter["options"]?.dryRun === true ? "Dry Run · " : "") + ($parameter["options"]?.testRecipients === undefined ? "" : "Test Send · ") + $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Run campaigns for OnlyFans creators through OFAuth: lists, subscribers, mass and chat messages, every message once',
		defaults: { name: 'OFAuth' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'ofAuthApi', required: true }],
		properties: formOf(resources),
	};

	methods = { listSearch, loadOptions };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await run(this, resources)];
	}
}
