import type { IDataObject, INode } from 'n8n-workflow';

import table from '../../examples/campaign-table.json';

/** The rows that an example's node "The table" gives: they stand in its code as JSON. */
export function rowsOf({ nodes }: { nodes: unknown[] }): IDataObject[] {
	const node = (nodes as INode[]).find(({ name }) => name === 'The table');
	const code = node?.parameters.jsCode as string;
	return JSON.parse(code.slice(code.indexOf('['), code.lastIndexOf(']') + 1)) as IDataObject[];
}

/** The rows of the campaign table; the last one is bad on purpose. */
export function tableRows(): IDataObject[] {
	return rowsOf(table);
}
