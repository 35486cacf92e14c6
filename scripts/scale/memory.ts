/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a command of the developer */
/** Milliseconds. */
const EVERY = 50;

/**
 * Watches how much memory this process takes while something is done.
 *
 * @returns by how many bytes the heap grew at most, over what it held before
 */
export async function heapGrowth(work: () => Promise<void>): Promise<number> {
	gc?.();
	const before = process.memoryUsage().heapUsed;
	let most = before;
	const look = () => (most = Math.max(most, process.memoryUsage().heapUsed));
	const timer = setInterval(look, EVERY);
	try {
		await work();
	} finally {
		clearInterval(timer);
		look();
	}
	return most - before;
}
