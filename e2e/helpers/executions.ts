import { sleep } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox';
import type { N8nRest, SavedWorkflow } from '../../scripts/n8n/rest';
import { unflatten } from './flatted';
import type { Stage } from './stage';

/** One execution as n8n stores it. */
export interface Execution {
	id: string;
	status: string;
	workflowId: string;
	retryOf?: string | null;
	mode: string;
}

interface NodeRun {
	executionStatus?: string;
	error?: { message: string; description?: string };
	data?: { main: Array<Array<{ json: Record<string, unknown> }> | null> };
}

/** What n8n stores of a run. */
export interface ExecutionData {
	resultData: {
		runData: Record<string, NodeRun[]>;
		error?: { message: string; description?: string };
		lastNodeExecuted?: string;
	};
}

/** The most that n8n lists at once. */
const PAGE = 100;
const ENDED = ['success', 'error', 'canceled', 'crashed'];

interface Publishable {
	name: string;
	nodes: Array<{ type: string; parameters?: object }>;
}

/** Saves a workflow and makes it live. */
export async function publish(
	{ rest, n8n }: Pick<Stage, 'rest' | 'n8n'>,
	workflow: Publishable,
): Promise<SavedWorkflow> {
	const saved = await rest.createWorkflow(workflow);
	await rest.activate(saved);
	for (const { type, parameters } of workflow.nodes) {
		if (type !== 'n8n-nodes-base.webhook') continue;
		await untilRegistered(n8n.url, (parameters as { path: string }).path);
	}
	return saved;
}

/** n8n registers webhooks a moment after it has said that the workflow is active. */
async function untilRegistered(url: string, path: string): Promise<void> {
	const ask = async () => {
		// A GET starts nothing; of a path that takes POST only, n8n says so.
		const response = await fetch(`${url}/webhook/${path}`);
		return (await response.text()).includes('GET requests') ? true : undefined;
	};
	await until(ask, `the webhook ${path}`);
}

/** Calls a webhook of production. */
export async function post(url: string, path: string, body: object) {
	const response = await fetch(`${url}/webhook/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	const text = await response.text();
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		json = text;
	}
	return { status: response.status, json };
}

/** The newest executions of a workflow, newest first: one page of n8n's list. */
export async function executionsOf(rest: N8nRest, workflowId: string): Promise<Execution[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const { results } = await rest.call<{ results: Execution[] }>(
		'GET',
		`/executions?limit=${PAGE}&filter=${filter}`,
	);
	return results.sort((one, other) => Number(other.id) - Number(one.id));
}

/** How many executions of a workflow n8n has stored that have one of these states; without any, that have ended. */
export async function countExecutions(
	rest: N8nRest,
	workflowId: string,
	status = ENDED,
): Promise<number> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId, status }));
	const { count } = await rest.call<{ count: number }>(
		'GET',
		`/executions?limit=1&filter=${filter}`,
	);
	return count;
}

/** Asks until an answer is there. */
export async function until<T>(
	ask: () => Promise<T | undefined> | T | undefined,
	what: string,
	seconds = 60,
): Promise<T> {
	for (const end = Date.now() + seconds * 1000; Date.now() < end;) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		await sleep(150);
	}
	throw new Error(`${what}: not within ${seconds} s`);
}

/** Waits for the newest execution of a workflow to end. */
export async function ended(rest: N8nRest, workflowId: string, seconds = 60): Promise<Execution> {
	const ask = async () => (await executionsOf(rest, workflowId)).find(hasEnded);
	return await until(ask, `an execution of workflow ${workflowId} that has ended`, seconds);
}

const hasEnded = ({ status }: Execution) => ENDED.includes(status);

/** Waits for one execution to end, and gives it with its data. @param isEnd what counts as its end */
export async function resultOf(rest: N8nRest, id: string, seconds = 60, isEnd = hasEnded) {
	const ask = async () => {
		const execution = await rest.call<Execution & { data: string }>('GET', `/executions/${id}`);
		return isEnd(execution) ? execution : undefined;
	};
	const execution = await until(ask, `the end of execution ${id}`, seconds);
	const data = unflatten(execution.data) as ExecutionData;
	return { ...execution, data, error: data.resultData.error };
}

/** The JSON of the items that a node gave in its last run, by output. */
export function outputOf({ resultData }: ExecutionData, node: string, output = 0) {
	const runs = resultData.runData[node] ?? [];
	return (runs[runs.length - 1]?.data?.main[output] ?? []).map(({ json }) => json);
}

/** Retries a failed execution as the editor's list of executions does, and waits for its end. */
export async function retry(rest: N8nRest, id: string, loadWorkflow = false): Promise<Execution> {
	return await rest.call('POST', `/executions/${id}/retry`, { loadWorkflow });
}

/** The texts of all messages that exist, and how many of them exist more than once. */
export function created({ messages }: Sandbox): {
	texts: string[];
	distinct: number;
	twice: number;
} {
	const all = messages.map(({ body, connectionId }) => `${connectionId} ${String(body.text)}`);
	const distinct = new Set(all).size;
	return {
		texts: messages.map(({ body }) => String(body.text)),
		distinct,
		twice: all.length - distinct,
	};
}

/** Waits until so many messages exist. */
export async function untilCreated(
	{ messages }: Sandbox,
	count: number,
	seconds = 60,
): Promise<void> {
	await until(() => (messages.length >= count ? true : undefined), `${count} messages`, seconds);
}
