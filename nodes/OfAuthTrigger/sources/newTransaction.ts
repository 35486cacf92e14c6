import type { IDataObject } from 'n8n-workflow';

import { epochOf } from '../../OfAuth/values/instants';
import type { Source } from './source';

/**
 * What fans have paid.
 *
 * @param qs `type` and `tipsSource`, where only some are wanted
 */
export function newTransaction(qs: IDataObject): Source {
	return {
		what: 'transaction',
		path: '/v2/access/earnings/transactions',
		qs,
		// The endpoint takes no limit (SDK).
		paging: { style: 'marker', pageSize: 20, isOfOwnSize: true },
		timeOf: ({ createdAt }) => epochOf(createdAt),
		keyOf: ({ id }) => String(id),
	};
}
