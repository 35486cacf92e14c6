import type { IDataObject } from 'n8n-workflow';

import type { UploadFile } from '../transport/fileParts';
import type { ConnectionList } from '../transport/paging';

/** A list that a review asks OFAuth for, once per connection. */
export interface ReviewRead extends ConnectionList {
	/** Entries after which nothing more is asked for. */
	most: number;
	/** The ids of the entries that a body names; once they are found, or where there are none, nothing more is asked for. */
	wanted: (body: IDataObject) => unknown[];
}

/** What was found of a list. */
export interface Found {
	/** By id, as text. */
	entries: Map<string, IDataObject>;
	/** Why nothing more could be found, in words; absent where OFAuth has answered. */
	problem?: string;
}

/** A request as it is to be reviewed. */
export interface ToReview {
	body: IDataObject;
	/** What stands in the variable parts of its path. */
	parts: Record<string, string>;
	/** By the name of their binary field. */
	files: Map<string, UploadFile>;
	/** IANA time zone of the workflow. */
	zone: string;
	/** By the name of the read. */
	found: Record<string, Found>;
}

/** The same in words and as data. */
export interface Told {
	/** Each one line, whatever names are in it. */
	lines: string[];
	/** Stands after them as it is, with lines of its own. */
	last?: string;
	data: IDataObject;
}

/** How a request is told to a person who has to approve it. */
export interface Review {
	reads: Record<string, ReviewRead>;
	tell: (request: ToReview) => Told;
}
