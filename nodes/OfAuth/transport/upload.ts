import { FileParts, type UploadFile } from './fileParts';
import type { Exchange } from './exchange';
import { post, putFile, putPart, type UploadDoor } from './uploadDoor';
import { readUploadPlan, type UploadPart, type UploadPlan } from './uploadPlan';
import { shorterFile } from './wholeFile';

/** What a file has become. */
export type Uploaded =
	/** Vault media, which can be used again; a message may name it only once it is ready. */
	| { mediaId: number; isReady: boolean }
	/** Where OFAuth told no media: good for one message, until it expires (epoch milliseconds). */
	| { reference: string; expiresAt?: number };

/**
 * A file on its way into the vault: init, parts, complete (OFAuth's upload guide). It stops at the
 * first request that fails and goes on there when it is run again; parts are safe to repeat.
 */
export class Upload {
	/** Once the file is uploaded. */
	uploaded?: Uploaded;

	/** Requests that have succeeded. */
	steps = 0;

	/** When the last request left, epoch milliseconds. */
	leftAt = 0;

	private plan?: UploadPlan;

	private parts?: FileParts;

	private part?: Buffer;

	private sent = 0;

	private hasAskedToComplete = false;

	private isSecondSession = false;

	constructor(
		private readonly door: UploadDoor,
		private readonly file: UploadFile,
	) {}

	/** Goes on where it stopped. @returns nothing once the file is uploaded, else what stopped it */
	async run(): Promise<Exchange | undefined> {
		const stopped = await this.go();
		if (!stopped || !this.isSessionGone(stopped)) return stopped;
		this.isSecondSession = true;
		this.close();
		[this.plan, this.sent, this.hasAskedToComplete] = [undefined, 0, false];
		return await this.go();
	}

	/** Lets go of the file and of the part in memory; run again, it reads up to that part anew. */
	close(): void {
		this.parts?.close();
		[this.parts, this.part] = [undefined, undefined];
	}

	private async go(): Promise<Exchange | undefined> {
		if (!this.plan) {
			const { filename, size, contentType } = this.file;
			const body = { filename, size, contentType, vaultUpload: { mode: 'message' } };
			this.leftAt = Date.now();
			const answer = await post(this.door, 'init', body);
			const plan = 'status' in answer && isOk(answer) ? readUploadPlan(answer, size) : undefined;
			if (!plan) return answer;
			this.steps++;
			this.plan = plan;
		}
		const { plan } = this;
		const stopped =
			plan.parts.length === 1 ? await this.sendWhole(plan) : await this.sendParts(plan);
		if (!stopped) this.close();
		return stopped;
	}

	/** A file in one part is finished by its PUT: complete is not called for it. */
	private async sendWhole(plan: UploadPlan): Promise<Exchange | undefined> {
		this.leftAt = Date.now();
		const answer = await putFile(this.door, plan, this.file);
		return isOk(answer) ? this.take(answer, plan) : answer;
	}

	private async sendParts(plan: UploadPlan): Promise<Exchange | undefined> {
		while (this.sent < plan.parts.length) {
			const stopped = await this.sendPart(plan, plan.parts[this.sent]);
			if (stopped) return stopped;
		}
		this.leftAt = Date.now();
		const wasAsked = this.hasAskedToComplete;
		this.hasAskedToComplete = true;
		const answer = await post(this.door, 'complete', { mediaUploadId: plan.mediaUploadId });
		// The first time it was completed, and only its answer was lost.
		const isCompleteAlready = wasAsked && 'status' in answer && answer.status === 409;
		return isOk(answer) || isCompleteAlready ? this.take(answer, plan) : answer;
	}

	private async sendPart(plan: UploadPlan, part: UploadPart): Promise<Exchange | undefined> {
		this.parts ??= new FileParts(
			this.file,
			plan.parts[0].size,
			this.sent * plan.parts[0].size,
			this.door.context.getExecutionCancelSignal(),
		);
		this.part ??= await this.parts.next(part.size);
		if (this.part.length !== part.size) return shorterFile(this.file);
		this.leftAt = Date.now();
		const answer = await putPart(this.door, plan, part, {
			body: this.part,
			contentType: this.file.contentType,
		});
		if (!isOk(answer)) return answer;
		this.steps++;
		this.sent++;
		this.part = undefined;
		return undefined;
	}

	/** Keeps what the file has become. @returns what is wrong with it, if anything */
	private take(answer: Exchange, { mediaUploadId, expiresAt }: UploadPlan): Exchange | undefined {
		const { media } = (('status' in answer && answer.body) || {}) as {
			media?: { id?: unknown; hasError?: unknown; isReady?: unknown };
		};
		if (media?.hasError === true) return noMedia(this.file.filename);
		this.uploaded =
			typeof media?.id === 'number' && media.id > 0
				? { mediaId: media.id, isReady: media.isReady !== false }
				: { reference: mediaUploadId, ...(expiresAt ? { expiresAt } : {}) };
		return undefined;
	}

	/** A session that has run out is begun anew, once; what was stored of it is gone. */
	private isSessionGone(stopped: Exchange): boolean {
		if (this.isSecondSession || !this.plan || !('status' in stopped)) return false;
		const hasExpired = (this.plan.expiresAt ?? Number.POSITIVE_INFINITY) <= Date.now();
		const { status } = stopped;
		const isRefusal = status >= 400 && status < 500 && status !== 429;
		return status === 404 || status === 410 || (isRefusal && hasExpired);
	}
}

/** What to say where OFAuth has the file and can make nothing of it. */
export function noMedia(filename: string): Exchange {
	const message = `OFAuth could not make media of the file ${filename}`;
	return { thrown: { message, isFinal: true } };
}

function isOk(exchange: Exchange): boolean {
	return 'status' in exchange && exchange.status >= 200 && exchange.status < 300;
}
