import type { IDataObject } from 'n8n-workflow';

import type { Obstacle } from './trouble';

/** What one poll of a connection has come to. */
export interface Polled<S> {
	/** JSON of the items to emit, oldest first. */
	fresh: IDataObject[];
	state: S | undefined;
	/** What kept it from coming further. */
	obstacle?: Obstacle;
}
