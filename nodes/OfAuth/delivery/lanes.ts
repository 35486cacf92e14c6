import { sleep } from 'n8n-workflow';

/** Lanes that start one after another; those after them are spread by the work of these. */
const STAGGERED = 64;

/** What belongs to a lane. */
interface Job {
	lane: string;
	/** Jobs of its lane at a time. */
	atOnce: number;
}

/**
 * Works through the jobs of many lanes: within a lane in order, as many at a time as the most careful
 * of its jobs allows; lanes side by side.
 *
 * @param jobs in the order in which their lane takes them
 * @param work does one job; it must not throw
 */
export async function runLanes<J extends Job>(
	jobs: J[],
	work: (job: J) => Promise<void>,
): Promise<void> {
	const lanes = new Map<string, J[]>();
	for (const job of jobs) {
		const lane = lanes.get(job.lane);
		if (lane) lane.push(job);
		else lanes.set(job.lane, [job]);
	}
	const running: Array<Promise<unknown>> = [];
	for (const lane of lanes.values()) {
		const ended = runLane(lane, work);
		// It is awaited below; until then an error must not count as one that nobody looks at.
		ended.catch(() => undefined);
		running.push(ended);
		// All lanes started in one go would stay in step: all requests at once, then all answers at once.
		if (running.length < STAGGERED) await sleep(0);
	}
	await Promise.all(running);
}

async function runLane<J extends Job>(lane: J[], work: (job: J) => Promise<void>): Promise<void> {
	const order = lane[Symbol.iterator]();
	const worker = async () => {
		for (const job of order) await work(job);
	};
	const atOnce = lane.reduce((count, job) => Math.min(count, job.atOnce), lane.length);
	await Promise.all(Array.from({ length: atOnce }, worker));
}

/** Lets a limited number in at a time, first come, first served. */
export class Gate {
	private readonly queue: Array<() => void> = [];

	/** @param free how many get in at a time */
	constructor(private free: number) {}

	/** Does the work once there is room. */
	async pass<T>(work: () => Promise<T>): Promise<T> {
		if (this.free > 0) this.free--;
		else await new Promise<void>((resolve) => this.queue.push(resolve));
		try {
			return await work();
		} finally {
			const next = this.queue.shift();
			if (next) next();
			else this.free++;
		}
	}
}

/**
 * Lets a limited number of lanes in at a time, however many sends each has on its way; first come, first
 * served, so that a lane with much to do keeps no other out. A lane that waits for its rate limit stands
 * outside.
 */
export class LaneGate {
	private readonly inside = new Map<string, number>();

	private readonly queue: Array<{ lane: string; enter: () => void }> = [];

	/** @param most lanes at a time */
	constructor(private readonly most: number) {}

	/** Does the work of a lane once there is room for it. */
	async pass<T>(lane: string, work: () => Promise<T>): Promise<T> {
		await new Promise<void>((enter) => {
			this.queue.push({ lane, enter });
			this.admit();
		});
		try {
			return await work();
		} finally {
			this.leave(lane);
			this.admit();
		}
	}

	private admit(): void {
		for (let [next] = this.queue; next && this.hasRoom(next.lane); [next] = this.queue) {
			this.queue.shift();
			this.inside.set(next.lane, (this.inside.get(next.lane) ?? 0) + 1);
			next.enter();
		}
	}

	private hasRoom(lane: string): boolean {
		return this.inside.has(lane) || this.inside.size < this.most;
	}

	private leave(lane: string): void {
		const others = (this.inside.get(lane) ?? 1) - 1;
		if (others > 0) this.inside.set(lane, others);
		else this.inside.delete(lane);
	}
}
