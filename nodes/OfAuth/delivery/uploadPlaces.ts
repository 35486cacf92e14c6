import { Gate } from './lanes';
import type { Attempt } from './persist';
import type { Preparation } from './types';

/** Uploads that go side by side: each holds a part of its file, some 5 MB, in memory. */
const UPLOADS_AT_ONCE = 4;
/** Uploads that keep their part while they wait; more read it again, from the beginning of their file. */
const KEPT_PARTS = 8;

/**
 * Lets uploads in, a few at a time. One that waits, for its rate limit or after a failure, stands outside
 * and holds no other creator's. What waiting uploads keep in memory is bounded as well.
 */
export class UploadPlaces {
	private readonly gate = new Gate(UPLOADS_AT_ONCE);

	private readonly keeping = new Set<Preparation>();

	/** Does one attempt of an upload once there is room. */
	async pass(preparation: Preparation, attempt: () => Promise<Attempt>): Promise<Attempt> {
		if (!preparation.holdsFiles()) return await attempt();
		return await this.gate.pass(async () => {
			this.keeping.delete(preparation);
			const tried = await attempt();
			if (preparation.holdsFiles() && !('done' in tried) && this.keeping.size < KEPT_PARTS) {
				this.keeping.add(preparation);
			} else preparation.close();
			return tried;
		});
	}

	/** To be called for an upload that is not attempted again. */
	leave(preparation: Preparation): void {
		this.keeping.delete(preparation);
		preparation.close();
	}
}
