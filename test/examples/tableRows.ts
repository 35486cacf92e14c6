import type { IDataObject, INode } from 'n8n-workflow';

import table from '../../examples/campaign-table.json';

/** The rows of the campaign table, as its node of code gives them; the last one is bad on purpose. */
export function tableRows(): IDataObject[] {
	const nodes = table.nodes as unknown as INode[];
	const code = nodes.find(({ name }) => name === 'The table')?.parameters.jsCode as string;
	return JSON.parse(code.slice(code.indexOf('['), code.lastIndexOf(']') + 1)) as IDataObject[];
}
