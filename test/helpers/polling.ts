import { PollContext } from 'n8n-core';
import {
	Workflow,
	type IDataObject,
	type INode,
	type INodeParameters,
	type WorkflowActivateMode,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { SANDBOX_API_KEY, type Sandbox } from '../../sandbox';
import { OfAuthTrigger } from '../../nodes/OfAuthTrigger/OfAuthTrigger.node.ts';
import { prepare } from './engine';
import { runPoll } from './engineVersions';

const TYPE = 'n8n-nodes-ofauth.ofAuthTrigger';

/** What a trigger is set to. */
export interface PollOptions {
	parameters?: INodeParameters;
	name?: string;
	/** Of the credential; conn_amber unless given. */
	connectionId?: string;
	apiKey?: string;
}

let count = 0;

/**
 * A workflow that begins with the OFAuth Trigger, in n8n-core's own poll context. What n8n around it does is
 * done here as n8n does it: static data lives with the workflow, and is stored after activation and with each
 * execution that a poll starts, but not after a poll that starts none.
 */
export class PollingWorkflow {
	/** JSON of every item that has started an execution, in order. */
	readonly emitted: IDataObject[] = [];

	/** What n8n has stored of the static data. */
	stored = '{}';

	/** What the credential holds; it can be changed while the workflow is active. */
	readonly credential: { apiKey: string; connectionId: string; baseUrl: string };

	private readonly workflowId = `polled-${++count}`;

	/** What it had stored before that, if it was with an execution: then n8n does not wait for the disk. */
	private storedBefore?: string;

	protected workflow?: Workflow;

	/** n8n makes one at each activation, and hands it to every poll until the next. */
	private context?: PollContext;

	protected node: INode;

	constructor(
		sandbox: Sandbox,
		{
			parameters = {},
			name = 'OFAuth Trigger',
			connectionId = 'conn_amber',
			apiKey = SANDBOX_API_KEY,
		}: PollOptions = {},
	) {
		this.credential = { apiKey, connectionId, baseUrl: sandbox.url };
		this.node = {
			id: 'trigger-1',
			name,
			type: TYPE,
			typeVersion: 1,
			position: [0, 0],
			parameters,
			credentials: { ofAuthApi: { id: 'main', name: 'OFAuth' } },
		};
	}

	/** Activates the workflow, or starts n8n with it: it polls once. */
	async activate(mode: WorkflowActivateMode = 'activate'): Promise<IDataObject[] | null> {
		this.workflow = this.load();
		this.context = this.makeContext('trigger', mode);
		const items = await this.poll('trigger', this.context);
		this.store();
		this.storedBefore = undefined;
		return items;
	}

	/** One of n8n's regular polls. @returns what it starts an execution with */
	async tick(): Promise<IDataObject[] | null> {
		return await this.poll('trigger', this.context as PollContext);
	}

	/** Starts n8n again after a crash. @param isStored whether the last execution's data had reached the disk */
	async restart(isStored = true): Promise<IDataObject[] | null> {
		if (!isStored) this.stored = this.storedBefore ?? this.stored;
		return await this.activate('init');
	}

	/** Fetch Test Event. */
	async fetchTestEvent(): Promise<IDataObject[] | null> {
		const workflow = (this.workflow ??= this.load());
		const before = JSON.stringify(workflow.staticData);
		const items = await this.poll('manual', this.makeContext('manual', 'manual'));
		expect(JSON.stringify(workflow.staticData)).toBe(before);
		return items;
	}

	/** What is done by hand in the editor while the workflow is not active. */
	change(change: Partial<INode>): void {
		this.node = { ...this.node, ...change };
	}

	/** Bytes of what the node keeps under its own name. */
	get size(): number {
		const data = JSON.parse(this.stored) as Record<string, object>;
		return JSON.stringify(data[`node:${this.node.name}`] ?? {}).length;
	}

	protected load(): Workflow {
		const { workflow } = this.prepared();
		workflow.overrideStaticData(JSON.parse(this.stored) as IDataObject);
		return workflow;
	}

	protected prepared() {
		return prepare({
			workflowId: this.workflowId,
			workflow: { nodes: [this.node], connections: {} },
			nodeTypes: { [TYPE]: new OfAuthTrigger() },
			credentials: { main: this.credential },
		});
	}

	private makeContext(mode: WorkflowExecuteMode, activation: WorkflowActivateMode): PollContext {
		const { additionalData } = this.prepared();
		return new PollContext(this.workflow as Workflow, this.node, additionalData, mode, activation);
	}

	protected async poll(
		mode: WorkflowExecuteMode,
		context: PollContext,
	): Promise<IDataObject[] | null> {
		const items = await this.run(context);
		if (items && mode === 'trigger') {
			this.emitted.push(...items);
			this.store();
		}
		return items;
	}

	protected async run(context: PollContext): Promise<IDataObject[] | null> {
		const output = await runPoll(this.workflow as Workflow, this.node, context);
		return output?.[0].map(({ json }) => json) ?? null;
	}

	protected store(): void {
		this.storedBefore = this.stored;
		this.stored = JSON.stringify(this.workflow?.staticData ?? {});
	}
}
