import { sleep, type IDataObject, type IWebhookFunctions } from 'n8n-workflow';

import { recent, remember } from './deliveries';

const OURS = 'ofAuthWebhookTrigger:';
/** Milliseconds; the sender has given up long before. */
const LONGEST = 60_000;

/**
 * Remembers in the workflow that a delivery starts an execution.
 *
 * It is kept under the node's ID, because what n8n keeps for a node is lost when the node is renamed. n8n
 * stores it only after the execution has been created (webhooks/live-webhooks.js): where that fails, the
 * sender gets an error, nothing is remembered, and the next delivery of it starts the execution; where n8n
 * stops between the two, the next one starts a second execution. Nothing is lost either way. All marks
 * of a workflow are stored as one, so of two deliveries in the same instant the later may overwrite the mark
 * of the earlier.
 *
 * @param key what is the same whenever it is delivered again
 * @param now milliseconds
 * @returns whether it did not start one before
 */
export function isFirst(context: IWebhookFunctions, key: string | Buffer, now: number): boolean {
	const data = context.getWorkflowStaticData('global');
	const name = `${OURS}${context.getNode().id}`;
	const { marks, isNew } = remember(data[name], key, now);
	if (!isNew) return false;
	// n8n watches the object; what is assigned is plain and whole, so that it notices every change.
	const mark = () => Object.assign(data, { [name]: marks });
	mark();
	untilAnswered(context, mark).catch(() => undefined);
	for (const other of Object.keys(data)) {
		if (other.startsWith(OURS) && other !== name) tidy(data, other, now);
	}
	return true;
}

/**
 * Before n8n starts an execution it builds the workflow anew on the same data, and forgets by that that
 * they have changed (workflow-runner.js, establishContextForPersistence in 2.41): it would store what a
 * workflow remembers only once. It stores it right before it answers, so until then it is changed again.
 */
async function untilAnswered(context: IWebhookFunctions, change: () => void): Promise<void> {
	const response = context.getResponseObject();
	// At first it is a matter of milliseconds; where n8n is busy, every turn of hundreds of requests would add to it.
	for (let pause = 1, waited = 0; !response.writableEnded && waited < LONGEST; pause *= 1.2) {
		await sleep(pause);
		waited += pause;
		change();
	}
}

/** A node that was deleted leaves its marks behind. */
function tidy(data: IDataObject, name: string, now: number): void {
	const marks = recent(data[name], now);
	if (Object.keys(marks).length === 0) delete data[name];
	else data[name] = marks;
}
