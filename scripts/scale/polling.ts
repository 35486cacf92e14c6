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

/** How many connections a poll has read, and with how many requests. */
export function reached(
	{ from, until }: Poll,
	traffic: Traffic[],
): { reached: number; requests: number } {
	const own = polled(traffic).filter(({ at }) => at >= from && at <= until);
	const read = own.filter(({ status }) => status === 200);
	return {
		reached: new Set(read.map(({ connectionId }) => connectionId)).size,
		requests: own.length,
	};
}
