import { badRequest, notFound } from '../apiError';
import type { Clock } from '../clock';
import type { UploadSettings } from '../settings';
import type { SandboxUpload } from '../records';
import { UploadSession, type UploadRequest } from './session';

const FIRST_MEDIA_ID = 9001;

/** All uploads of one running sandbox. */
export class Uploads {
	readonly records: SandboxUpload[] = [];
	private readonly sessions = new Map<string, UploadSession>();

	constructor(
		private readonly settings: UploadSettings,
		readonly clock: Clock,
	) {}

	/** A session that nobody knows of yet. */
	plan(request: UploadRequest, connectionId: string): UploadSession {
		const { partSize, lifetimeMs } = this.settings;
		return new UploadSession(request, connectionId, partSize, this.clock.now() + lifetimeMs);
	}

	/** Opens a session. */
	begin(session: UploadSession): void {
		this.sessions.set(session.record.mediaUploadId, session);
		this.records.push(session.record);
	}

	/** The session with this id, whatever its state, or undefined. */
	find(mediaUploadId: string): UploadSession | undefined {
		return this.sessions.get(mediaUploadId);
	}

	/**
	 * The session a connection may work on.
	 *
	 * @throws ApiError 400 where it is unknown or expired, 404 where it is another connection's
	 */
	open(mediaUploadId: string, connectionId: string): UploadSession {
		const session = this.find(mediaUploadId);
		if (!session) throw badRequest('Unknown upload session');
		if (session.record.connectionId !== connectionId) throw notFound('Upload session not found');
		if (session.expiresAt <= this.clock.now()) throw badRequest('The upload session has expired');
		return session;
	}

	/** The id that the next complete upload will have in its vault. */
	get nextMediaId(): number {
		return FIRST_MEDIA_ID + this.complete().length;
	}

	/**
	 * Turns an upload into a vault media. One that is complete stays as it is: its answer may have been lost.
	 *
	 * @throws ApiError 400 where parts are missing
	 */
	finish(session: UploadSession): void {
		if (session.completedAt !== undefined) return;
		const missing = session.missing();
		if (missing.length > 0) {
			throw badRequest(`${missing.length} part(s) missing, the first is part ${missing[0]}`);
		}
		const now = this.clock.now();
		session.complete(this.nextMediaId, now, now + this.settings.readyAfterMs);
	}

	/** A connection's complete upload by the id of its media, or undefined. */
	ofMedia(connectionId: string, mediaId: number): UploadSession | undefined {
		return this.completeOf(connectionId).find(({ record }) => record.mediaId === mediaId);
	}

	/** A connection's complete uploads, newest first. */
	completeOf(connectionId: string): UploadSession[] {
		return this.complete()
			.filter(({ record }) => record.connectionId === connectionId)
			.sort((one, other) => (other.record.mediaId ?? 0) - (one.record.mediaId ?? 0));
	}

	/** Forgets everything. `records` stays the same array. */
	reset(): void {
		this.records.length = 0;
		this.sessions.clear();
	}

	private complete(): UploadSession[] {
		return [...this.sessions.values()].filter(({ completedAt }) => completedAt !== undefined);
	}
}
