import type { IExecuteFunctions } from 'n8n-workflow';

import { entryRecord } from '../delivery/entryRecord';
import { hint } from './hint';

/** What n8n's database has said where it did not keep what must outlive the execution. */
export interface RecordTroubles {
	keys?: unknown;
	marks?: unknown;
}

/** MySQL and MariaDB hold 64 kB of a record, 27 bytes an entry; a record past that is on another database. */
const NEARLY_FULL = { from: 1800, to: 2428 };

/**
 * Tells in the editor where n8n's record has a hole, or may soon be full.
 *
 * @param hasKeys whether this run has Send Once Keys
 */
export async function showRecordHints(
	context: IExecuteFunctions,
	{ keys, marks }: RecordTroubles,
	hasKeys: boolean,
): Promise<void> {
	if (keys !== undefined)
		say('a Send Once Key of this run may be missing in the next execution', keys);
	if (marks !== undefined)
		say('a Retry after a crash of n8n may send messages of this run again', marks);
	if (!hasKeys) return;
	const count = await entryRecord(context)
		.count()
		.catch(() => 0);
	if (count < NEARLY_FULL.from || count > NEARLY_FULL.to) return;
	hint(
		context,
		`This node’s record has ${count} entries, two for each Send Once Key. If n8n runs on MySQL or MariaDB, it is full at some ${NEARLY_FULL.to}: put a copy of this node in its place before, which begins without keys.`,
	);

	function say(what: string, error: unknown): void {
		const reason = error instanceof Error ? error.message : String(error);
		hint(context, `n8n’s database failed, so ${what}: ${reason}`);
	}
}
