import type { Clock } from '../clock';
import type { CreatedMessage } from '../records';

const FIRST_ID = 7001;

/** All mass messages of one running sandbox, those that are gone included. */
export class Messages {
	/** Those that requests created, in order. */
	readonly created: CreatedMessage[] = [];
	/** Those that came from elsewhere, in order. */
	private readonly others: CreatedMessage[] = [];

	constructor(private readonly clock: Clock) {}

	/** The id that the next one will have. */
	get nextId(): number {
		return FIRST_ID + this.created.length + this.others.length;
	}

	/** Creates one on request. */
	create(connectionId: string, body: Record<string, unknown>): CreatedMessage {
		const message = { id: this.nextId, at: this.clock.now(), connectionId, body };
		this.created.push(message);
		return message;
	}

	/** Adds one that another program created at `at`, in milliseconds since 1970. */
	addOther(connectionId: string, body: Record<string, unknown>, at: number): CreatedMessage {
		const message = { id: this.nextId, at, connectionId, body };
		this.others.push(message);
		return message;
	}

	/** A connection's message that is not gone, or undefined. */
	find(connectionId: string, id: string): CreatedMessage | undefined {
		return this.of(connectionId).find(
			(message) => String(message.id) === id && message.canceledAt === undefined,
		);
	}

	/** All of one connection, those that are gone included. */
	of(connectionId: string): CreatedMessage[] {
		return [...this.created, ...this.others].filter((one) => one.connectionId === connectionId);
	}

	/** Forgets everything. `created` stays the same array. */
	reset(): void {
		this.created.length = 0;
		this.others.length = 0;
	}
}
