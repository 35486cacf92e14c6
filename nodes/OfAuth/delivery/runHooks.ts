import type { IExecuteFunctions } from 'n8n-workflow';

interface StoredRun {
	status?: string;
	waitTill?: unknown;
	data?: { resultData?: { error?: unknown } };
}

interface Hooks {
	addHandler?: (name: 'workflowExecuteAfter', handler: (run: StoredRun) => Promise<void>) => void;
	retryOf?: string;
}

/**
 * The hooks of the execution (n8n-core's ExecutionLifecycleHooks). No helper hands them to a node, so
 * each of them is looked for before it is used; what is missing is done without.
 */
function hooksOf(context: IExecuteFunctions): Hooks | undefined {
	return (context as { additionalData?: { hooks?: Hooks } }).additionalData?.hooks;
}

/**
 * Has something done after n8n has stored the execution (n8n-core 1.84 to 2.41).
 *
 * @param then called with the status that n8n has stored; must not throw
 * @returns whether this n8n can do that
 */
export function afterStoring(
	context: IExecuteFunctions,
	then: (status: string) => Promise<void>,
): boolean {
	const hooks = hooksOf(context);
	if (typeof hooks?.addHandler !== 'function') return false;
	hooks.addHandler('workflowExecuteAfter', async (run) => await then(statusOf(run)));
	return true;
}

/** The engine of older versions (1.84 among them) calls a run "running" that has failed. */
function statusOf({ status, waitTill, data }: StoredRun): string {
	if (status !== undefined && status !== 'running' && status !== 'new') return status;
	if (data?.resultData?.error !== undefined) return 'error';
	return waitTill ? 'waiting' : 'success';
}

/**
 * Which execution this one is a Retry of (n8n-core from 2.15 on; before it does not tell).
 *
 * @returns `isTold` false where this n8n does not tell; no id where this is no Retry
 */
export function retriedExecution(context: IExecuteFunctions): { isTold: boolean; id?: string } {
	const hooks = hooksOf(context);
	return { isTold: hooks !== undefined && 'retryOf' in hooks, id: hooks?.retryOf };
}
