import { sleep } from 'n8n-workflow';

import { Buckets } from './buckets';
import { Clock } from './clock';
import { FaultQueue } from './faults';
import type { Settings } from './settings';
import { Account } from './state/account';
import { Messages } from './state/messages';
import { Purchases } from './state/purchases';
import type { ChatMessage, ReceivedRequest, SandboxConnection } from './records';
import { Uploads } from './uploads/uploads';

/** All that one running sandbox knows. */
export class World {
	readonly received: ReceivedRequest[] = [];
	readonly clock: Clock;
	readonly messages: Messages;
	/** Every chat message sent, in order. */
	readonly chatMessages: ChatMessage[] = [];
	/** Those that were ordered; the others follow from the seed. */
	readonly purchases = new Purchases();
	readonly faults = new FaultQueue();
	readonly buckets: Buckets;
	readonly uploads: Uploads;
	/** `http://127.0.0.1:PORT`, once it listens. */
	url = '';
	peakInFlight = 0;
	isClosing = false;
	/** Settles once as many requests have been here at once as `holdUntilInFlight` asks for. */
	readonly enoughInFlight: Promise<void>;
	private letGo = () => {};
	private readonly inFlight = new Set<ReceivedRequest>();
	private readonly accounts = new Map<string, Account>();
	private readonly invalidated = new Set<string>();
	// one controller per pause: a shared signal with many listeners makes Node warn of a leak
	private readonly pauses = new Set<AbortController>();

	constructor(readonly settings: Settings) {
		this.clock = new Clock(settings.now);
		this.messages = new Messages(this.clock);
		this.buckets = new Buckets(settings.bucket, settings.rateLimitHeaders, this.clock);
		this.uploads = new Uploads(settings.uploads, this.clock);
		this.enoughInFlight = new Promise((resolve) => {
			this.letGo = resolve;
		});
		if (settings.holdUntilInFlight <= 0) this.letGo();
	}

	/** All connections, as they are now. */
	get connections(): SandboxConnection[] {
		return this.settings.connections.map((one) =>
			this.invalidated.has(one.id) ? { ...one, status: 'expired' } : one,
		);
	}

	/** The connection with this id, or undefined. */
	connection(id: string | undefined): SandboxConnection | undefined {
		const found = this.settings.connections.find((connection) => connection.id === id);
		return found && this.invalidated.has(found.id) ? { ...found, status: 'expired' } : found;
	}

	/** Ends the session of a connection. */
	invalidate({ id }: SandboxConnection): void {
		this.invalidated.add(id);
	}

	/** What a connection has and can change. */
	account(connection: SandboxConnection): Account {
		let account = this.accounts.get(connection.id);
		if (!account) {
			account = new Account(this.settings, connection, this.clock);
			this.accounts.set(connection.id, account);
		}
		return account;
	}

	/** The same by id. @throws Error where there is no such connection: a test has a wrong word */
	accountOf(connectionId: string): Account {
		const connection = this.connection(connectionId);
		if (!connection) throw new Error(`The sandbox has no connection ${connectionId}`);
		return this.account(connection);
	}

	/** Notes a request that has just come in; in flight is what is asked for a connection. */
	arrived(request: ReceivedRequest): void {
		this.received.push(request);
		if (request.connectionId === undefined) return;
		this.inFlight.add(request);
		this.peakInFlight = Math.max(this.peakInFlight, this.inFlight.size);
		if (this.inFlight.size >= this.settings.holdUntilInFlight) this.letGo();
	}

	/** Notes that a request's answer leaves: once it has left, its sender can be back before that is noted. */
	leaves(request: ReceivedRequest): void {
		this.inFlight.delete(request);
	}

	/** Notes that a request's answer has left, or that its connection is gone. */
	answered(request: ReceivedRequest): void {
		this.leaves(request);
		if (request.status === 0) request.status = 'dropped';
		this.settings.onAnswered(request);
	}

	/** Waits `ms` milliseconds, or until the sandbox closes. Never throws. */
	async pause(ms: number): Promise<void> {
		if (ms <= 0 || this.isClosing) return;
		const pause = new AbortController();
		this.pauses.add(pause);
		await sleep(ms, pause.signal).catch(() => {});
		this.pauses.delete(pause);
	}

	/** As if just started. The arrays stay the same objects, so whoever holds them sees it. */
	reset(): void {
		this.received.length = 0;
		this.messages.reset();
		this.purchases.clear();
		this.chatMessages.length = 0;
		this.uploads.reset();
		this.accounts.clear();
		this.invalidated.clear();
		this.clock.reset();
		this.faults.clear();
		this.buckets.refill();
		this.peakInFlight = this.inFlight.size;
	}

	/** Ends all pauses. */
	close(): void {
		this.isClosing = true;
		this.letGo();
		for (const pause of this.pauses) pause.abort();
	}
}
