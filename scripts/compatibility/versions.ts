/** A version of n8n that the package is tried on. */
export interface Version {
	/** As users know it. */
	n8n: string;
	/** The engine in it. */
	core: string;
	/** A major version of Node that this n8n supports. */
	node: number;
	/** What makes it worth trying. */
	why: string;
}

/**
 * Oldest first. Below the first, n8n-workflow has no NodeConnectionTypes (1.82.0 lacks it, 1.83.0 has
 * it), so that the package cannot be loaded.
 */
export const VERSIONS: Version[] = [
	{ n8n: '1.85.4', core: '1.84.0', node: 22, why: 'the oldest that loads the package' },
	{
		n8n: '1.116.2',
		core: '1.115.1',
		node: 22,
		why: 'agents that the engine serves, the first kind',
	},
	{ n8n: '1.123.81', core: '1.122.48', node: 22, why: 'the last of 1.x' },
	{ n8n: '2.0.0', core: '2.0.0', node: 22, why: 'the first of 2.x' },
	{ n8n: '2.20.12', core: '2.20.6', node: 22, why: 'the middle of 2.x' },
	{
		n8n: '2.35.0',
		core: '2.35.0',
		node: 24,
		why: 'among the last whose error output knows no details',
	},
	{ n8n: '2.41.1', core: '2.41.1', node: 24, why: 'the newest' },
];

/** Whole products, in which a worker is killed: the last of 1.x, and the newest. */
export const KILLED_IN = ['1.123.81', '2.41.1'];
