import type { WorkflowExecuteMode } from 'n8n-workflow';

/** The execution that the node runs in, and how n8n runs it. */
export interface Run {
	/** `integrated` is a sub-workflow, which n8n stores, and can retry, as an execution of its own. */
	mode: WorkflowExecuteMode;
	executionId?: string;
}

/** What a run leaves behind. */
interface Left {
	/** Messages that it was to send. */
	total: number;
	/** Whether it has sent any of them, or may have. */
	maySend: boolean;
}

/**
 * The execution whose Retry knows what was sent, to stand after "retry".
 *
 * @param run that has failed
 */
export function retryTarget(run: Run): string {
	if (run.mode === 'integrated') return `${ownExecution(run)} (not the one that called it)`;
	return run.mode === 'retry' ? 'this newest execution' : 'this execution';
}

/**
 * How the rest can be sent, and what would send again what was sent.
 *
 * @param run that has failed
 * @param left by it
 * @returns a sentence, or nothing where nothing can go wrong
 */
export function goingOn(run: Run, { total, maySend }: Left): string {
	if (run.mode === 'retry') {
		return 'To go on, retry this newest execution, not the one it came from: that one does not know what has been sent since.';
	}
	if (run.mode === 'integrated') {
		const others = `A Retry of the execution that called it, or another call, starts it anew and sends all ${total} again, unless each has a Send Once Key.`;
		const own = `This ran in a sub-workflow: to go on, retry ${ownExecution(run)} from the list of executions.`;
		return maySend ? `${own} ${others}` : own;
	}
	if (run.mode !== 'manual') return 'Retry of this execution sends only those that were not sent.';
	return maySend
		? `Careful: running the node again in the editor starts anew and sends all ${total} again, unless each has a Send Once Key.`
		: '';
}

/**
 * What a message has to say by itself: of an error in a sub-workflow, the calling workflow may show no
 * more (the items of On Error, and the answer to an AI agent that called it as a tool).
 *
 * @param run that has failed
 * @param maySend whether it has sent any message, or may have
 * @returns the end of the message
 */
export function messageEnd(run: Run, maySend: boolean): string {
	if (run.mode !== 'integrated' || !maySend) return '';
	return `. To go on, retry ${ownExecution(run)}: calling the sub-workflow again may send again what was sent`;
}

function ownExecution({ executionId }: Run): string {
	return `the sub-workflow's own execution${executionId ? ` ${executionId}` : ''}`;
}
