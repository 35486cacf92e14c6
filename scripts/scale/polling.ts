import type { Traffic } from '../../bench/jobs';
import type { Sandbox } from '../../sandbox';
import { PollingWorkflow } from '../../test/helpers/polling';

/** What one poll of every active connection has come to. */
export interface Poll {
	/** Milliseconds since 1970. */
	from: number;
	until: number;
	/** Executions begin with so many items. */
	items: number;
}

/** An OFAuth Trigger that polls every active connection for payments. */
export class Poller {
	readonly polls: Poll[] = [];

	private readonly workflow: PollingWorkflow;

	constructor(url: string) {
		this.workflow = new PollingWorkflow({ url } as Sandbox, {
			parameters: { event: 'newTransaction', connections: 'every' },
			connectionId: '',
		});
	}

	/** The poll by which n8n activates the workflow. */
	async activate(): Promise<void> {
		await this.timed(async () => await this.workflow.activate());
	}

	/** One of n8n's regular polls. */
	async poll(): Promise<void> {
		await this.timed(async () => await this.workflow.tick());
	}

	/** How many creators' payments have started executions, and how many items in all. */
	get emitted(): { creators: number; items: number } {
		const { emitted } = this.workflow;
		return {
			creators: new Set(emitted.map(({ connectionId }) => connectionId)).size,
			items: emitted.length,
		};
	}

	/** Bytes that n8n stores with an execution that the trigger starts. */
	get storedBytes(): number {
		return this.workflow.stored.length;
	}

	private async timed(poll: () => Promise<unknown[] | null>): Promise<void> {
		const from = Date.now();
		const items = await poll();
		this.polls.push({ from, until: Date.now(), items: items?.length ?? 0 });
	}
}

const POLLED = '/v2/access/earnings/transactions';

/** The requests of polls, those that ask who there is left out. */
export function polled(traffic: Traffic[]): Traffic[] {
	return traffic.filter(({ path }) => path === POLLED);
}

/** Connections that a poll has read. */
export function reached({ from, until }: Poll, traffic: Traffic[]): number {
	const own = polled(traffic).filter(
		({ at, status }) => at >= from && at <= until && status === 200,
	);
	return new Set(own.map(({ connectionId }) => connectionId)).size;
}
