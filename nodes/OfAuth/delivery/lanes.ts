/**
 * Works through the jobs of many lanes: within a lane in order, `atOnce` at a time; lanes side by side.
 *
 * @param jobs in the order in which their lane takes them
 * @param laneOf the lane of a job
 * @param atOnce jobs of one lane at a time
 * @param work does one job; it must not throw
 */
export async function runLanes<Job>(
	jobs: Job[],
	laneOf: (job: Job) => string,
	atOnce: number,
	work: (job: Job) => Promise<void>,
): Promise<void> {
	const lanes = new Map<string, Job[]>();
	for (const job of jobs) {
		const lane = lanes.get(laneOf(job));
		if (lane) lane.push(job);
		else lanes.set(laneOf(job), [job]);
	}
	await Promise.all(
		[...lanes.values()].map(async (lane) => {
			const order = lane[Symbol.iterator]();
			const worker = async () => {
				for (const job of order) await work(job);
			};
			await Promise.all(Array.from({ length: Math.min(atOnce, lane.length) }, worker));
		}),
	);
}

/** Lets a limited number in at a time, first come, first served. */
export class Gate {
	private readonly queue: Array<() => void> = [];

	/** @param free how many get in at a time */
	constructor(private free: number) {}

	/** Does the work once there is room; a lane that waits for its rate limit stands outside and holds no other. */
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
