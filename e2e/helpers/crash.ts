import { created, executionsOf, post, resultOf, retry, until, type Execution } from './executions';
import { unflatten } from './flatted';
import { print, type SingleStage } from './stage';

/** What n8n has made of executions that it was ended in. */
export interface Crashed {
	/** Newest first. */
	executions: Execution[];
	/** Messages that existed when n8n ended. */
	atDeath: number;
}

/**
 * Ends n8n in the middle of a workflow's executions as a crash would, starts it again on the same
 * user folder, and waits until it has found out.
 *
 * @param isTime when to end it
 */
export async function crash(
	stage: SingleStage,
	workflowId: string,
	isTime: () => Promise<unknown>,
): Promise<Crashed> {
	await isTime();
	const running = (await executionsOf(stage.rest, workflowId)).filter(
		({ status }) => status === 'running',
	);
	await stage.n8n.kill();
	const atDeath = stage.sandbox.messages.length;
	await stage.startAgain();
	const executions = await until(async () => {
		const all = await executionsOf(stage.rest, workflowId);
		const found = all.filter(({ id }) => running.some((known) => known.id === id));
		return found.every(({ status }) => status === 'crashed') ? found : undefined;
	}, 'n8n to find what has crashed');
	print(`n8n killed after ${atDeath} messages: executions ${listed(executions)}`);
	return { executions, atDeath };
}

function listed(executions: Execution[]): string {
	return executions.map(({ id, status }) => `${id} "${status}"`).join(', ');
}

/** A retried execution: what n8n made of it, and what exists since. */
export interface Retried {
	id: string;
	status: string;
	/** The error in full, as the editor shows it. */
	error: string;
	distinct: number;
	twice: number;
}

const isOver = ({ status }: Execution) => !['new', 'running'].includes(status);

/** Retries an execution as the list of executions does. @param loadWorkflow with the workflow as it is saved now */
export async function retried(
	stage: SingleStage,
	id: string,
	loadWorkflow = false,
): Promise<Retried> {
	const answer = await retry(stage.rest, id, loadWorkflow);
	const { status, data } = await resultOf(stage.rest, answer.id, 60, isOver);
	const { error, runData } = data.resultData;
	const text = [error?.message, error?.description].filter(Boolean).join('\n');
	const { distinct, twice } = created(stage.sandbox);
	const how = loadWorkflow ? 'Retry with the saved workflow' : 'Retry';
	const runs = Object.entries(runData).map(([node, all]) => `${node} ${all.length}`);
	print(`${how} of ${id}: execution ${answer.id} "${status}", ${distinct} created, ${twice} twice`);
	print(`  runs: ${runs.join(', ')}`);
	for (const line of text ? text.split('\n') : []) print(`  | ${line}`);
	return { id: answer.id, status, error: text, distinct, twice };
}

/** 0, 1, … */
export function firstItems(count: number): number[] {
	return Array.from({ length: count }, (_, item) => item);
}

/** Saves the workflow with another On Error of one of its nodes. */
export async function setOnError(
	{ rest }: SingleStage,
	workflowId: string,
	node: string,
	onError: string,
): Promise<void> {
	interface Workflow {
		versionId: string;
		nodes: Array<{ name: string }>;
		connections: object;
	}
	const { versionId, nodes, connections } = await rest.call<Workflow>(
		'GET',
		`/workflows/${workflowId}`,
	);
	const changed = nodes.map((one) => (one.name === node ? { ...one, onError } : one));
	await rest.call('PATCH', `/workflows/${workflowId}`, { versionId, nodes: changed, connections });
}

/** Calls a webhook that n8n may not have registered yet after its start. */
export async function postWhenReady(stage: SingleStage, path: string, body: object): Promise<void> {
	await until(async () => {
		const { status } = await post(stage.n8n.url, path, body);
		return status === 200 || undefined;
	}, `the webhook ${path}`);
}

/** Takes up a workflow's execution that waits for the call of its Wait node. */
export async function resume(stage: SingleStage, workflowId: string): Promise<void> {
	const { id } = await until(
		async () =>
			(await executionsOf(stage.rest, workflowId)).find(({ status }) => status === 'waiting'),
		'an execution that waits',
	);
	const { data } = await stage.rest.call<{ data: string }>('GET', `/executions/${id}`);
	const { resumeToken } = unflatten(data) as { resumeToken?: string };
	// n8n 1 asks for no token.
	const token = resumeToken ? `?signature=${resumeToken}` : '';
	const { status } = await fetch(`${stage.n8n.url}/webhook-waiting/${id}${token}`);
	if (status !== 200) throw new Error(`The Wait node of execution ${id} answers ${status}`);
}
