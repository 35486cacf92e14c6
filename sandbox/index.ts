import type { Fault } from './faults';
import { type Others, othersOf } from './others';
import type { ChatMessage, CreatedMessage, ReceivedRequest, SandboxUpload } from './records';
import { buildServer } from './server';
import { settingsFrom } from './settings';
import type { SandboxOptions } from './types';
import { World } from './world';

export { DEFAULT_CONNECTIONS, manyConnections, SANDBOX_API_KEY } from './connections';
export type { Fault, FaultMatch } from './faults';
export type { OtherMessage, OtherPurchase, OtherSubscriber, OtherTransaction } from './others';
export type {
	ChatMessage,
	CreatedMessage,
	ReceivedRequest,
	SandboxConnection,
	SandboxUpload,
} from './records';
export type { ShownTransaction } from './transaction';
export type {
	BucketRate,
	LifeOptions,
	RateLimitHeaders,
	SandboxOptions,
	SentOptions,
	UploadOptions,
} from './types';

/** A running stand-in for OFAuth. */
export interface Sandbox extends Others {
	/** `http://127.0.0.1:PORT` */
	url: string;
	/** Every request, in order of arrival. */
	received: ReceivedRequest[];
	/** Every mass message created, in order. */
	messages: CreatedMessage[];
	/** Every chat message sent, in order. */
	chatMessages: ChatMessage[];
	/** Every upload begun, in order. */
	uploads: SandboxUpload[];
	/** The highest number of requests of connections being answered at once, since the start or the last reset. */
	readonly peakInFlight: number;
	/** Orders a fault. Faults are asked in the order they were added; the first that strikes wins. */
	fault(fault: Fault): void;
	/** Takes back every fault that was ordered. */
	clearFaults(): void;
	/** Puts the sandbox's clock forward by so many milliseconds, or back: things happen and answers are dated by it. */
	advance(ms: number): void;
	/** Forgets all that was received, created, changed or ordered, fills the buckets and sets the clock. Ids start anew. */
	reset(): void;
	/** Ends the server and every open socket, waiting for no one. */
	close(): Promise<void>;
}

/**
 * Starts a sandbox on loopback.
 *
 * @throws RangeError for an impossible bucket, part size or chat length; the system's error (EADDRINUSE, …) where the port cannot be had
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const world = new World(settingsFrom(options));
	const app = buildServer(world);
	world.url = await app.listen({ host: '127.0.0.1', port: world.settings.port });
	return {
		url: world.url,
		received: world.received,
		messages: world.messages.created,
		chatMessages: world.chatMessages,
		uploads: world.uploads.records,
		get peakInFlight() {
			return world.peakInFlight;
		},
		fault: (fault) => world.faults.add(fault),
		clearFaults: () => world.faults.clear(),
		advance: (ms) => world.clock.advance(ms),
		...othersOf(world),
		reset: () => world.reset(),
		async close() {
			world.close();
			await app.close();
		},
	};
}
