import type { IDataObject } from 'n8n-workflow';

import type { Kept } from '../../OfAuth/runner/simplify';
import type { ConnectionList } from '../../OfAuth/transport/paging';

/** A list of OFAuth's that grows at its beginning as things happen. */
export interface Source extends ConnectionList {
	/** What one entry is, in words. */
	what: string;
	/** Whether the list is paged by counting entries and knows an `endDate`, so that it can be kept from growing at its beginning. */
	endsAt?: boolean;
	/** When an entry happened, epoch milliseconds; NaN where it does not say. */
	timeOf: (entry: IDataObject) => number;
	/** Tells an entry from every other one of the list. */
	keyOf: (entry: IDataObject) => string;
	/** What Simplify keeps; everything unless told. */
	simplify?: Kept[];
}
