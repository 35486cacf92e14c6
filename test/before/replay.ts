import type { INode, INodeExecutionData, INodeParameters, WorkflowExecuteMode } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox';
import { credentialsFor, wordsOf } from '../actions/support';
import { runNode } from '../helpers/engine';

/** A workflow of the tests as it was before operations became declarations. */
export interface Workflow {
	parameters?: INodeParameters;
	items?: INodeExecutionData['json'][];
	binary?: INodeExecutionData['binary'];
	settings?: Partial<INode>;
	mode?: WorkflowExecuteMode;
	timezone?: string;
}

/** What came of it: output items, error items, the error, and what the sandbox received. */
export interface Outcome {
	items: unknown[];
	errorItems: unknown[];
	error: string;
	received: Array<{ path: string }>;
}

const A_DAY = 86_400_000;

/**
 * Runs a workflow on n8n's engine against a sandbox that has just been reset.
 *
 * @returns what came of it; what differs from run to run (a clock, a port) as a word in its place
 */
export async function replay(workflow: Workflow, sandbox: Sandbox): Promise<Outcome> {
	const { items, errorItems, error } = await runNode({
		...workflow,
		credentials: credentialsFor(sandbox),
	});
	const received = sandbox.received.map(({ method, path, connectionId, body }) =>
		Buffer.isBuffer(body)
			? { method, path, connectionId, bytes: body.length }
			: { method, path, connectionId, body },
	);
	return plain({ items, errorItems, error: wordsOf(error), received }, sandbox) as Outcome;
}

/** Of dates only those around now: what the user wrote stays. */
function plain(value: unknown, { url }: Sandbox): unknown {
	const text = JSON.stringify(value)
		// Errors name a date by the clock of the workflow too; then they named it as it was sent.
		.replace(
			/(?:\d{4}-\d\d-\d\d [\d:]+ \([\w/]+\), )?(\d{4}-\d\d-\d\d) (\d\d:\d\d)(:\d\d)? UTC,/g,
			(_now: string, day: string, time: string, seconds = ':00') => `${day}T${time}${seconds}.000Z`,
		)
		.replaceAll(url, '<sandbox>')
		.replaceAll(new URL(url).host, '<sandbox>')
		.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)/g, (date) =>
			Math.abs(Date.parse(date) - Date.now()) < 30 * A_DAY ? '<about now>' : date,
		)
		.replace(/upload:[\w-]{8,}/g, '<upload>')
		.replace(/\/uploads\/[\w%:-]{12,}/g, '/uploads/<upload>');
	return JSON.parse(text);
}
