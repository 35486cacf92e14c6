import { PollContext } from 'n8n-core';
import type { IDataObject, Workflow, WorkflowActivateMode } from 'n8n-workflow';

import { PollingWorkflow } from './polling';

/** Milliseconds that n8n's scheduler gives a poll. */
const BUDGET = 36_000;

/**
 * The same where n8n keeps what a node remembers in a table of its own (N8N_POLLER_DURABLE_CURSORS_ENABLED): each
 * poll gets a workflow and a context of its own (poll-trigger-task-handler.js), and what the node remembers is
 * written together with the execution, or after a poll that starts none; not after one that ends with an error,
 * and not after the one by which the workflow is activated.
 */
export class ScheduledWorkflow extends PollingWorkflow {
	/** n8n stores the static data of the workflow, and then cannot create the execution. */
	cannotStart = false;

	/** What n8n has in its table. */
	private cursor?: string;

	override async activate(mode: WorkflowActivateMode = 'activate'): Promise<IDataObject[] | null> {
		const items = await this.once(mode, false);
		this.store();
		return items;
	}

	override async tick(): Promise<IDataObject[] | null> {
		return await this.once('update', true);
	}

	private async once(mode: WorkflowActivateMode, isTimed: boolean): Promise<IDataObject[] | null> {
		const workflow: Workflow = (this.workflow = this.load());
		const { additionalData } = this.prepared();
		this.cursor ??= JSON.stringify(workflow.getStaticData('node', this.node));
		const staged = JSON.parse(this.cursor) as IDataObject;
		const context = new PollContext(
			workflow,
			this.node,
			additionalData,
			'trigger',
			mode,
			undefined,
			undefined,
			undefined,
			undefined,
			() => staged,
			isTimed ? () => BUDGET : undefined,
		);
		const items = await this.run(context);
		if (items) this.store();
		if (items && this.cannotStart) return null;
		if (items ?? isTimed) this.cursor = JSON.stringify(staged);
		this.emitted.push(...(items ?? []));
		return items;
	}
}
