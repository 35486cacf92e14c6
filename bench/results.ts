import type { Case } from './cases';
import type { Row } from './outcome';
import type { PackageFigures } from './package';
import type { UploadRow } from './uploads';

/** All that was measured. */
export interface Results {
	cases: Array<{ case: Case; rows: Row[] }>;
	package?: PackageFigures;
	uploads?: UploadRow[];
	/** What kept this machine busy before the run: the mean number of processes that wanted a processor. */
	loadBefore: number;
}
