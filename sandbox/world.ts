import { sleep } from 'n8n-workflow';

import { Buckets } from './buckets';
import { FaultQueue } from './faults';
import type { Settings } from './settings';
import type { CreatedMessage, ReceivedRequest, SandboxConnection } from './types';
import { Uploads } from './uploads/uploads';

const FIRST_MESSAGE_ID = 7001;

/** All that one running sandbox knows. */
export class World {
	readonly received: ReceivedRequest[] = [];
	readonly messages: CreatedMessage[] = [];
	readonly faults = new FaultQueue();
	readonly buckets: Buckets;
	readonly uploads: Uploads;
	/** `http://127.0.0.1:PORT`, once it listens. */
	url = '';
	peakInFlight = 0;
	isClosing = false;
	private inFlight = 0;
	// one controller per pause: a shared signal with many listeners makes Node warn of a leak
	private readonly pauses = new Set<AbortController>();

	constructor(readonly settings: Settings) {
		this.buckets = new Buckets(settings.bucket, settings.rateLimitHeaders);
		this.uploads = new Uploads(settings.uploads);
	}

	/** The connection with this id, or undefined. */
	connection(id: string | undefined): SandboxConnection | undefined {
		return this.settings.connections.find((connection) => connection.id === id);
	}

	/** Notes a request that has just come in. */
	arrived(request: ReceivedRequest): void {
		this.received.push(request);
		this.inFlight += 1;
		this.peakInFlight = Math.max(this.peakInFlight, this.inFlight);
	}

	/** Notes that a request's answer has left, or that its connection is gone. */
	answered(request: ReceivedRequest): void {
		this.inFlight -= 1;
		if (request.status === 0) request.status = 'dropped';
		this.settings.onAnswered(request);
	}

	/** The id that the next mass message will have. */
	get nextId(): number {
		return FIRST_MESSAGE_ID + this.messages.length;
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
		this.messages.length = 0;
		this.uploads.reset();
		this.faults.clear();
		this.buckets.refill();
		this.peakInFlight = this.inFlight;
	}

	/** Ends all pauses. */
	close(): void {
		this.isClosing = true;
		for (const pause of this.pauses) pause.abort();
	}
}
