import { createHash, type Hash, randomUUID } from 'node:crypto';

import { badRequest } from '../apiError';
import type { RawBytes } from '../body';
import type { SandboxUpload } from '../records';

/** What init is asked for. */
export interface UploadRequest {
	filename: string;
	size: number;
	contentType: string;
}

/** One upload: its record for the tests, and what has to be known to take its parts. */
export class UploadSession {
	readonly record: SandboxUpload;
	readonly totalParts: number;
	/** Milliseconds since 1970, once complete. */
	completedAt?: number;
	private readonly partHashes = new Map<number, string>();
	/** At index n the hash of parts 1 to n, as far as they came one after the other. */
	private readonly running: Hash[] = [createHash('sha256')];

	/** `expiresAt` in milliseconds since 1970. */
	constructor(
		{ filename, size, contentType }: UploadRequest,
		connectionId: string,
		readonly partSize: number,
		readonly expiresAt: number,
	) {
		const mediaUploadId = `upload:${randomUUID()}`;
		const file = { filename, size, contentType };
		this.record = { mediaUploadId, connectionId, ...file, parts: [], bytes: 0 };
		this.totalParts = Math.ceil(size / partSize);
	}

	/** First and last byte of a part. */
	range(part: number): { start: number; end: number } {
		const start = (part - 1) * this.partSize;
		return { start, end: Math.min(start + this.partSize, this.record.size) - 1 };
	}

	/** The hash of all that comes before a part; undefined where that has not come in order. To be copied, not changed. */
	hashBefore(part: number): Hash | undefined {
		return this.running[part - 1];
	}

	/**
	 * Takes a part, for the first time or anew. Once the upload is complete it may only be repeated as it was.
	 *
	 * @throws ApiError 400 where there is no such part or its bytes are too many, too few or too late
	 */
	accept(part: number, raw: RawBytes): void {
		if (!(part >= 1 && part <= this.totalParts)) {
			throw badRequest(`This upload has the parts 1 to ${this.totalParts}`);
		}
		const { start, end } = this.range(part);
		if (raw.bytes !== end - start + 1) {
			throw badRequest(`Part ${part} must have ${end - start + 1} bytes, not ${raw.bytes}`);
		}
		const isSame = this.partHashes.get(part) === raw.sha256;
		if (this.completedAt !== undefined && !isSame) {
			throw badRequest('This upload is already complete');
		}
		this.record.parts.push(part);
		this.record.bytes += raw.bytes;
		this.partHashes.set(part, raw.sha256);
		if (!isSame || !this.running[part]) this.follow(part, raw);
	}

	/** The parts that have not come yet. */
	missing(): number[] {
		const all = Array.from({ length: this.totalParts }, (_, index) => index + 1);
		return all.filter((part) => !this.partHashes.has(part));
	}

	/** Ends the upload, all parts being there. `now` and `readyAt` in milliseconds since 1970. */
	complete(mediaId: number, now: number, readyAt: number): void {
		this.completedAt = now;
		this.record.mediaId = mediaId;
		this.record.readyAt = readyAt;
		this.record.sha256 = this.running[this.totalParts]?.copy().digest('hex');
	}

	private follow(part: number, { before, after }: RawBytes): void {
		// what was hashed upon this part's former bytes no longer holds
		this.running.length = Math.min(this.running.length, part);
		// the part before may have been replaced while this one was arriving
		if (after && before === this.running[part - 1]) this.running[part] = after;
	}
}
