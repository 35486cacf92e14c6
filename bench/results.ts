import type { Case } from './cases';
import type { EventRow } from './events';
import type { FormRow } from './forms';
import type { LookUpRow } from './lookUps';
import type { Row } from './outcome';
import type { PackageFigures } from './package';
import type { ProfileColumn } from './profile';
import type { UploadRow } from './uploads';

/** The letters of the sections of the page. */
export const SECTIONS = [...'abcdefghijk'];

/** All that was measured. */
export interface Results {
	cases: Array<{ case: Case; rows: Row[] }>;
	/** Of this state, and of the first release. */
	packages?: PackageFigures[];
	uploads?: UploadRow[];
	/** The same with the first release. */
	uploadsBefore?: UploadRow[];
	forms?: FormRow[];
	events?: EventRow[];
	lookUps?: LookUpRow[];
	/** Where the time of a message goes. */
	profile?: ProfileColumn[];
	/** What kept this machine busy before the run: the mean number of processes that wanted a processor. */
	loadBefore: number;
}
