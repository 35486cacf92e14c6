import { sleep, type IDataObject, type IWebhookFunctions } from 'n8n-workflow';

import { read, recent, remember, written, type Name } from './deliveries';
import { inProcess, settle, type Answer, type InProcess } from './inProcess';

const OURS = 'ofAuthWebhookTrigger:';
/** Milliseconds; a database that is busy can keep n8n for minutes. */
const LONGEST = 600_000;
const LONGEST_PAUSE = 1_000;

/** `first`: an execution is to start. `again`: one was started. `pending`: whether one is, n8n does not know yet. */
export type Turn = 'first' | 'again' | 'pending';

/**
 * Remembers in the workflow that a delivery starts an execution.
 *
 * It is kept under the node's ID, because what n8n keeps for a node is lost when the node is renamed. n8n
 * stores it only after the execution has been created (webhooks/live-webhooks.js): where that fails, the
 * sender gets an error, nothing is remembered, and the next delivery of it starts the execution; where n8n
 * stops between the two, the next one starts a second execution. Nothing is lost either way.
 *
 * All marks of a workflow are stored as one, and of two that are stored in the same instant the later wins. So a
 * process knows its own besides, and stores them with each of its next ones; of another process it can
 * overwrite one.
 *
 * @param delivery the marks by which it is known
 * @param now milliseconds
 */
export function turnOf(context: IWebhookFunctions, delivery: Name, now: number): Turn {
	const data = context.getWorkflowStaticData('global');
	const name = `${OURS}${context.getNode().id}`;
	const own = inProcess(`${context.getWorkflow().id}:${name}`, now);
	if (delivery.asked.some((mark) => own.pending.has(mark))) return 'pending';
	look(own, data[name], now);
	const { marks, isNew } = remember(own.taken, delivery, now);
	if (!isNew) {
		// Of one that is signed in several ways not all may be known.
		const stored = recent(read(data[name]), now);
		if (!delivery.kept.every((mark) => stored.has(mark))) data[name] = written(marks);
		own.taken = marks;
		return 'again';
	}
	for (const other of Object.keys(data)) {
		if (other.startsWith(OURS) && other !== name) tidy(data, other, now);
	}
	const answer = context.getResponseObject();
	const added = delivery.kept.map((mark) => [mark, marks.get(mark) ?? 0] as const);
	for (const [mark, since] of added) own.pending.set(mark, { since, answer });
	let [text, taken] = [written(marks), own.taken];
	// n8n sees that something is assigned, be it the same. A thousand marks are put together anew only where there are others.
	const change = () => {
		if (own.taken !== taken) text = written(recent([...own.taken, ...added], now));
		taken = own.taken;
		data[name] = text;
	};
	change();
	void untilAnswered(answer, change).then(() => {
		settle(own, Date.now());
		for (const mark of delivery.kept) own.pending.delete(mark);
	});
	return 'first';
}

/** Adds what another process may have stored. */
function look(own: InProcess, stored: unknown, now: number): void {
	if (stored === own.stored) return;
	own.stored = stored;
	own.taken = recent([...read(stored), ...own.taken], now);
}

/**
 * Before n8n starts an execution it builds the workflow anew on the same data, and forgets by that that
 * they have changed (workflow-runner.js, establishContextForPersistence in 2.41): it would store what a
 * workflow remembers only once. It stores it right before it answers, so until then it is changed again.
 */
async function untilAnswered(answer: Answer, change: () => void): Promise<void> {
	// At first it is a matter of milliseconds; where n8n is busy, every turn of hundreds of requests would add to it.
	for (let pause = 1, waited = 0; !answer.writableEnded && waited < LONGEST;) {
		await sleep(pause);
		waited += pause;
		pause = Math.min(pause * 1.2, LONGEST_PAUSE);
		change();
	}
}

/** A node that was deleted leaves its marks behind. */
function tidy(data: IDataObject, name: string, now: number): void {
	const marks = recent(read(data[name]), now);
	if (marks.size === 0) delete data[name];
	else data[name] = written(marks);
}
