import type { Saved, SavedWorkflow } from '../../scripts/n8n/rest';
import { query } from './database';
import { executionsOf, outputOf, resultOf, until } from './executions';
import type { SingleStage } from './stage';
import { workflow } from './workflows';

/** The name of the trigger in the workflows that are made here. */
export const TRIGGER = 'OFAuth Trigger';
/** Milliseconds in which every trigger that polls each minute has polled. */
export const ROUND = 61_000;

/** A workflow that does nothing but begin: n8n polls every minute, it takes nothing shorter. */
export function polling(name: string, { id, name: called }: Saved, parameters: object) {
	const trigger = {
		name: TRIGGER,
		type: 'n8n-nodes-ofauth.ofAuthTrigger',
		typeVersion: 1,
		parameters: { pollTimes: { item: [{ mode: 'everyMinute' }] }, ...parameters },
		credentials: { ofAuthApi: { id, name: called } },
	};
	const after = { name: 'After', type: 'n8n-nodes-base.noOp', typeVersion: 1 };
	return workflow(name, [trigger, after], { [TRIGGER]: ['After'] });
}

/** Makes a workflow live, and waits until its first poll has noted what is there and n8n has stored that. */
export async function publishPolling(
	{ rest, userFolder }: SingleStage,
	made: object,
): Promise<SavedWorkflow> {
	const saved = await rest.createWorkflow(made);
	await rest.activate(saved);
	await until(async () => {
		const sql = `SELECT staticData FROM workflow_entity WHERE id = '${saved.id}'`;
		const [{ staticData }] = await query<{ staticData: string | null }>(userFolder, sql);
		return staticData?.includes('ofAuthTrigger:') ? true : undefined;
	}, `the first poll of ${saved.name}`);
	return saved;
}

interface Publication {
	status: string;
	triggers: Array<{ errorMessage: string | null }>;
}

/** Tries to make a workflow live. @returns what n8n says against it */
export async function refusedActivation({ rest }: SingleStage, made: object): Promise<string> {
	const saved = await rest.createWorkflow(made);
	const answer = await rest.activate(saved).then(
		() => undefined,
		(error: Error) => error.message,
	);
	if (answer !== undefined) return answer;
	// This n8n makes it live after it has answered, and tries five times within 15 seconds.
	return await until(async () => {
		const path = `/workflows/${saved.id}/publication-status`;
		const { status, triggers } = await rest.call<Publication>('GET', path);
		return status === 'failed' ? JSON.stringify(triggers) : undefined;
	}, 'what n8n says of the workflow');
}

/** JSON of every item with which a poll has started an execution of a workflow, in no order. */
export async function foundBy(
	{ rest }: SingleStage,
	{ id: workflowId }: Saved,
	trigger = TRIGGER,
): Promise<Array<Record<string, unknown>>> {
	const executions = await executionsOf(rest, workflowId);
	const results = executions
		.filter(({ mode }) => mode === 'trigger')
		.map(async ({ id }) => outputOf((await resultOf(rest, id)).data, trigger));
	return (await Promise.all(results)).flat();
}

/** What Fetch Test Event shows in the editor. */
export async function fetchTestEvent(
	{ rest }: SingleStage,
	{ id: workflowId }: Saved,
): Promise<Array<Record<string, unknown>>> {
	const asked = {
		triggerToStartFrom: { name: TRIGGER },
		destinationNode: { nodeName: TRIGGER, mode: 'inclusive' },
	};
	const { executionId } = await rest.call<{ executionId: string }>(
		'POST',
		`/workflows/${workflowId}/run`,
		asked,
	);
	const { data, mode, status } = await resultOf(rest, executionId);
	if (mode !== 'manual' || status !== 'success') throw new Error(`It is ${mode}, ${status}`);
	return outputOf(data, TRIGGER);
}
