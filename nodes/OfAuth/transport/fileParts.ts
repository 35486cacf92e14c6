import type { IExecuteFunctions } from 'n8n-workflow';

/** What n8n gives for a stored file: a stream of Node. */
export type ByteStream = Awaited<ReturnType<IExecuteFunctions['helpers']['getBinaryStream']>>;

/** A file that can be read from its beginning, as often as needed. */
export interface UploadFile {
	filename: string;
	contentType: string;
	/** Bytes. */
	size: number;
	/**
	 * @param chunkSize bytes that come at a time, at most
	 * @returns a stream, or all bytes where n8n has them in memory anyway
	 */
	open: (chunkSize: number) => Promise<ByteStream | Buffer>;
}

/** Bytes; small beside a part, so that what is read ahead does not count. */
export const CHUNK = 262_144;

/** Reads a file part by part into one buffer that all parts share, so that memory stays flat. */
export class FileParts {
	private readonly buffer: Buffer;

	private chunks?: AsyncIterator<Uint8Array>;

	private rest: Uint8Array = new Uint8Array(0);

	/**
	 * @param file the file
	 * @param largest bytes of the largest part
	 * @param skip bytes at the beginning that are not wanted any more
	 * @param cancelSignal of the run
	 */
	constructor(
		private readonly file: UploadFile,
		largest: number,
		private skip: number,
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
		while (this.skip > 0 && (await this.hasRest())) this.skip -= this.take(this.skip).length;
		let filled = 0;
		while (filled < size && (await this.hasRest())) {
			const taken = this.take(size - filled);
			this.buffer.set(taken, filled);
			filled += taken.length;
		}
		return this.buffer.subarray(0, filled);
	}

	private async hasRest(): Promise<boolean> {
		this.chunks ??= chunksOf(await this.file.open(CHUNK));
		if (this.rest.length > 0) return true;
		const chunk = await untilCanceled(this.chunks.next(), this.cancelSignal);
		if (!chunk || chunk.done) return false;
		this.rest = chunk.value;
		return true;
	}

	private take(most: number): Uint8Array {
		const taken = this.rest.subarray(0, most);
		this.rest = this.rest.subarray(taken.length);
		return taken;
	}

	/** Lets go of the file; not awaited, because a storage that is stuck does not answer this either. */
	close(): void {
		void this.chunks?.return?.().catch(() => undefined);
	}
}

function chunksOf(content: ByteStream | Buffer): AsyncIterator<Uint8Array> {
	return Buffer.isBuffer(content)
		? once(content)
		: (content as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
}

async function* once(bytes: Buffer): AsyncGenerator<Uint8Array> {
	yield bytes;
}

/**
 * A storage that is stuck must not hold a run that was stopped. Not a race against one promise for
 * the whole run: that would keep every chunk until the run ends.
 *
 * @returns nothing where the run was stopped first
 */
export async function untilCanceled<T>(
	work: Promise<T>,
	signal: AbortSignal | undefined,
): Promise<T | undefined> {
	if (!signal) return await work;
	return await new Promise((resolve, reject) => {
		const end = () => resolve(undefined);
		signal.addEventListener('abort', end, { once: true });
		work.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
	});
}
