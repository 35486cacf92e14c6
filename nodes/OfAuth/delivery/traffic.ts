import { LanePause } from './lanePause';
import { LaneGate } from './lanes';

/** Connections that go side by side; more queue. */
const LANES_AT_ONCE = 64;

/** What the requests of one run share. */
export class Traffic {
	/** Lets requests through, as many connections at a time as a run may use. */
	readonly gate = new LaneGate(LANES_AT_ONCE);

	private readonly pauses = new Map<string, LanePause>();

	/** The pause that the rate limit has put on a connection; its requests share it. */
	pauseOf(lane: string): LanePause {
		const known = this.pauses.get(lane);
		if (known) return known;
		const pause = new LanePause();
		this.pauses.set(lane, pause);
		return pause;
	}
}
