import type { GenericValue, IDataObject, INodeType } from 'n8n-workflow';

import { standIn } from './standIn';

/** Rows of data tables, by the name of the table. */
export type Tables = Map<string, IDataObject[]>;

interface Condition {
	keyName: string;
	keyValue: GenericValue;
}

/** Data Table → Create, where there is none of that name, and → Upsert by one column. */
export function dataTableNode(tables: Tables): INodeType {
	return standIn(
		'Data Table',
		function () {
			const create = (item: number) => {
				const name = this.getNodeParameter('tableName', item) as string;
				if (!tables.has(name)) tables.set(name, []);
				return { name };
			};
			const upsert = (item: number) => {
				const { value: name } = this.getNodeParameter('dataTableId', item) as { value: string };
				const [{ keyName, keyValue }] = this.getNodeParameter(
					'filters.conditions',
					item,
				) as unknown as Condition[];
				const row = this.getNodeParameter('columns.value', item) as IDataObject;
				const rows = tables.get(name);
				if (!rows) throw new Error(`There is no data table ${name}`);
				const known = rows.find((one) => one[keyName] === keyValue);
				if (known) Object.assign(known, row);
				else rows.push(row);
				return row;
			};
			const isTable = this.getNodeParameter('resource', 0) === 'table';
			return [
				this.getInputData().map((_, item) => ({
					json: isTable ? create(item) : upsert(item),
					pairedItem: { item },
				})),
			];
		},
		{ fields: ['resource', 'operation', 'tableName', 'dataTableId', 'filters', 'columns'] },
	);
}
