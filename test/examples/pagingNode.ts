import type { IDataObject, IExecuteFunctions, INodeType, PaginationOptions } from 'n8n-workflow';

import { callerNode } from '../credentials/callerNode';

interface NamedValue {
	name: string;
	value: string;
}

/** The parameters of an HTTP Request node that updates query parameters from page to page, as n8n exports them. */
export interface PagedRequest {
	url: string;
	queryParameters: { parameters: NamedValue[] };
	options: {
		pagination: {
			pagination: {
				paginationMode: string;
				parameters: { parameters: Array<NamedValue & { type: string }> };
				paginationCompleteWhen: string;
				completeExpression: string;
			};
		};
	};
}

/**
 * What n8n's HTTP Request node (not installed here) makes of such parameters: it hands them to the engine,
 * whose helper evaluates them and asks for page after page. The entries of all pages come out, as after
 * Split Out.
 */
export function pagingNode({ url, queryParameters, options }: PagedRequest): INodeType {
	const { paginationMode, parameters, paginationCompleteWhen, completeExpression } =
		options.pagination.pagination;
	if (paginationMode !== 'updateAParameterInEachRequest' || paginationCompleteWhen !== 'other')
		throw new Error('this stand-in pages in another way');
	const pagination = {
		continue: `={{ !(${completeExpression.trim().slice(3, -2)}) }}`,
		request: { qs: valuesOf(parameters.parameters) },
	} as unknown as PaginationOptions;
	return {
		...callerNode('requestWithAuthentication', {}),
		async execute(this: IExecuteFunctions) {
			const pages = (await this.helpers.requestWithAuthenticationPaginated.call(
				this,
				{ method: 'GET', uri: url, qs: valuesOf(queryParameters.parameters), json: true },
				0,
				pagination,
				'ofAuthApi',
			)) as Array<{ body: { list: IDataObject[] } }>;
			return [pages.flatMap(({ body }) => body.list.map((json) => ({ json })))];
		},
	};
}

function valuesOf(rows: NamedValue[]): IDataObject {
	return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}
