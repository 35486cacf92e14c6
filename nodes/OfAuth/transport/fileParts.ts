/** A file that can be read from its beginning, as often as needed. */
export interface UploadFile {
	filename: string;
	contentType: string;
	/** Bytes. */
	size: number;
	/** @param chunkSize bytes that come at a time, at most */
	open: (chunkSize: number) => Promise<AsyncIterable<Uint8Array>>;
}

/** Bytes; small beside a part, so that what is read ahead does not count. */
const CHUNK = 262_144;

/** Reads a file part by part into one buffer that all parts share, so that memory stays flat. */
export class FileParts {
	private readonly buffer: Buffer;

	private chunks?: AsyncIterator<Uint8Array>;

	private rest: Uint8Array = new Uint8Array(0);

	/**
	 * @param file the file
	 * @param largest bytes of the largest part
	 * @param cancelSignal of the run
	 */
	constructor(
		private readonly file: UploadFile,
		largest: number,
		private readonly cancelSignal?: AbortSignal,
	) {
		this.buffer = Buffer.allocUnsafeSlow(largest);
	}

	/**
	 * The next part. It is overwritten by the one after it.
	 *
	 * @param size bytes of the part
	 * @returns the part; shorter where the file ends before it
	 */
	async next(size: number): Promise<Buffer> {
		const chunks = (this.chunks ??= (await this.file.open(CHUNK))[Symbol.asyncIterator]());
		let filled = 0;
		while (filled < size) {
			if (this.rest.length === 0) {
				const chunk = await this.untilCanceled(chunks.next());
				if (chunk.done) break;
				this.rest = chunk.value;
			}
			const taken = this.rest.subarray(0, size - filled);
			this.buffer.set(taken, filled);
			filled += taken.length;
			this.rest = this.rest.subarray(taken.length);
		}
		return this.buffer.subarray(0, filled);
	}

	/**
	 * A storage that is stuck must not hold a run that was stopped. Not a race against one promise for
	 * the whole run: that would keep every chunk until the run ends.
	 */
	private async untilCanceled(
		chunk: Promise<IteratorResult<Uint8Array>>,
	): Promise<IteratorResult<Uint8Array>> {
		const signal = this.cancelSignal;
		if (!signal) return await chunk;
		return await new Promise((resolve, reject) => {
			const end = () => resolve({ done: true, value: undefined });
			signal.addEventListener('abort', end, { once: true });
			chunk.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
		});
	}

	/** Lets go of the file; not awaited, because a storage that is stuck does not answer this either. */
	close(): void {
		void this.chunks?.return?.().catch(() => undefined);
	}
}
