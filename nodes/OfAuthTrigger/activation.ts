import type { IPollFunctions } from 'n8n-workflow';

/** Contexts that have polled. */
const polled = new WeakSet<IPollFunctions>();

/** Milliseconds that n8n gives a poll of which it keeps no time (n8n-core, poll-context.js). */
const UNTIMED = 300_000;

/**
 * Whether this is the poll by which n8n activates a workflow: an error of it keeps the workflow from being active.
 * n8n makes a context at each activation and hands it to all polls that follow. Where its scheduler runs the polls,
 * each has a context of its own, and only those of the scheduler are timed (trigger-execution-context.factory.js).
 */
export function isActivation(context: IPollFunctions): boolean {
	if (polled.has(context)) return false;
	polled.add(context);
	const { getPollBudgetMs } = context as { getPollBudgetMs?: () => number };
	return (getPollBudgetMs?.call(context) ?? UNTIMED) === UNTIMED;
}
