/* How the engine is called has changed from version to version of n8n; what it does has a name each here. */
import type { PollContext, WorkflowExecute } from 'n8n-core';
import * as n8nWorkflow from 'n8n-workflow';
import {
	NodeHelpers,
	createRunExecutionData,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeProperties,
	type INodeTypeDescription,
	type IPinData,
	type IRunExecutionData,
	type Workflow,
} from 'n8n-workflow';

import { CORE_VERSION, NAMES_WHAT_IS_MISSING, TriggersAndPollers } from './container';

// The evaluator that n8n itself sets; older engines begin with one that n8n has given up.
(n8nWorkflow as OlderN8nWorkflow).ExpressionEvaluatorProxy?.setEvaluator('tournament');

interface OlderN8nWorkflow {
	ExpressionEvaluatorProxy?: { setEvaluator(name: string): void };
}
type Run = ReturnType<WorkflowExecute['run']>;
/** As of n8n 1: places instead of names. */
type RunByPlace = (
	workflow: Workflow,
	startNode: INode,
	destinationNode: undefined,
	pinData?: IPinData,
) => Run;

/** Starts a workflow. @returns n8n's cancelable promise of the run */
export function startWorkflow(
	execute: WorkflowExecute,
	{ workflow, startNode, pinData }: { workflow: Workflow; startNode: INode; pinData?: IPinData },
): Run {
	if (execute.run.length <= 1) return execute.run({ workflow, startNode, pinData });
	const run = execute.run.bind(execute) as unknown as RunByPlace;
	return run(workflow, startNode, undefined, pinData);
}

type Poll = (
	workflow: Workflow,
	node: INode,
	context: PollContext,
) => Promise<INodeExecutionData[][] | null>;

/** Has a trigger poll, as n8n does. */
export const runPoll: Poll = async (workflow, node, context) => {
	const pollers = new TriggersAndPollers() as Record<'runPollFunction' | 'runPoll', Poll>;
	const name = 'runPollFunction' in (pollers as object) ? 'runPollFunction' : 'runPoll';
	return await pollers[name](workflow, node, context);
};

type IsShown = (...given: unknown[]) => boolean;
type Values = (...given: unknown[]) => INodeParameters | null;

/** The values of a form: what is given, and the default of everything else that is shown. */
export function valuesOf(
	description: INodeTypeDescription,
	given: INodeParameters,
	node: INode,
): INodeParameters {
	const read = NodeHelpers.getNodeParameters as Values;
	// Older versions take something else there.
	const more = read.length > 5 ? [description] : [];
	return read(description.properties, given, true, false, node, ...more) ?? {};
}

/** Whether the form shows a parameter, by n8n's own rule. */
export function isShown(
	values: INodeParameters,
	property: INodeProperties,
	node: INode,
	description: INodeTypeDescription,
): boolean {
	// Older versions know no description, and take what comes there for the values at the root.
	const show = NodeHelpers.displayParameter as IsShown;
	return show.length > 4
		? show(values, property, node, description)
		: show(values, property, node, values);
}

/** Whether n8n tells a model what a tool is called; older versions take the description of the node. */
export const DESCRIBES_TOOLS = 'makeDescription' in NodeHelpers;

/** What n8n says where it does not start a workflow because a required field is empty. */
export function wordsOfMissing(field: string): string {
	return NAMES_WHAT_IS_MISSING
		? `"${field}" is required`
		: 'The workflow has issues and cannot be executed for that reason. Please fix them first.';
}

/** What was stored of a run, as the engine takes it over; older versions take it as it is. */
export function storedRunData(
	stored: Pick<IRunExecutionData, 'resultData'> & Partial<IRunExecutionData>,
): IRunExecutionData {
	const create = createRunExecutionData as typeof createRunExecutionData | undefined;
	return create ? create(stored as IRunExecutionData) : (stored as IRunExecutionData);
}

/** Whether a complete node misses something, by n8n's own check; `null` where it does not. */
export function parameterIssues(description: INodeTypeDescription, node: INode) {
	// Versions differ in what they want to know besides; only what all of them take is given.
	const check = NodeHelpers.getNodeParametersIssues;
	return check.length > 3
		? check(description.properties, node, description)
		: (check as (...args: unknown[]) => ReturnType<typeof check>)(description.properties, node);
}

/** Whether agents have the engine run their tools (since n8n 1.113) instead of running them themselves. */
export const HAS_NEWER_AGENTS = isFrom(1, 112);
/** Whether the engine takes the calls of such an agent from the last to the first. */
export const RUNS_CALLS_BACKWARDS = !isFrom(2, 36);
/** Whether n8n refuses a workflow with a text in the place of a collection of rows. */
export const REFUSES_TEXT_AS_ROWS = !isFrom(1, 115);
/** Whether an execution tells which one it is a Retry of. */
export const TELLS_WHAT_IS_RETRIED = isFrom(2, 15);
/** Whether an item on the error output may have `details` (in all patches of a version). */
export const KNOWS_DETAILS = isFrom(2, 37);

function isFrom(major: number, minor: number): boolean {
	const [ours, oursMinor] = CORE_VERSION.split('.').map(Number);
	return ours > major || (ours === major && oursMinor >= minor);
}

/**
 * The outcome that an error item tells: in its details; on the error output of an older n8n, which takes
 * an item with details for a success, in words and there only.
 */
export function toldOutcome(
	{ details, message }: IDataObject,
	onError?: INode['onError'],
): unknown {
	if (KNOWS_DETAILS || onError !== 'continueErrorOutput')
		return (details as IDataObject | undefined)?.outcome;
	return details === undefined ? /outcome: (\w+)/.exec(String(message))?.[1] : details;
}
