import { FileParts, type UploadFile } from './fileParts';
import type { Exchange } from './exchange';
import { post, putPart, type UploadDoor } from './uploadDoor';
import { readUploadPlan, type UploadPart, type UploadPlan } from './uploadPlan';

/**
 * A file on its way into the vault: init, parts, complete (OFAuth's upload guide). It stops at the
 * first request that fails and goes on there when it is run again; parts are safe to repeat.
 */
export class Upload {
	/** The vault media ID once there is one, which can be used again; else the upload reference, which cannot. */
	mediaItem?: number | string;

	/** Requests that have succeeded. */
	steps = 0;

	/** When the last request left, epoch milliseconds. */
	leftAt = 0;

	private plan?: UploadPlan;

	private parts?: FileParts;

	private part?: Buffer;

	private sent = 0;

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
		[this.plan, this.part, this.sent] = [undefined, undefined, 0];
		return await this.go();
	}

	/** Lets go of the file. */
	close(): void {
		this.parts?.close();
		this.parts = undefined;
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
			const signal = this.door.context.getExecutionCancelSignal();
			this.parts = new FileParts(this.file, plan.parts[0].size, signal);
		}
		const { plan } = this;
		while (this.sent < plan.parts.length) {
			const stopped = await this.sendPart(plan, plan.parts[this.sent]);
			if (stopped) return stopped;
		}
		if (this.mediaItem === undefined) {
			this.leftAt = Date.now();
			const answer = await post(this.door, 'complete', { mediaUploadId: plan.mediaUploadId });
			if (!isOk(answer)) return answer;
			const trouble = this.take(answer);
			if (trouble) return trouble;
			this.mediaItem ??= plan.mediaUploadId;
		}
		this.close();
		return undefined;
	}

	private async sendPart(plan: UploadPlan, part: UploadPart): Promise<Exchange | undefined> {
		this.part ??= await this.parts?.next(part.size);
		if (this.part?.length !== part.size) {
			return {
				thrown: {
					message: `the file ${this.file.filename} is shorter than n8n says`,
					isFinal: true,
				},
			};
		}
		this.leftAt = Date.now();
		const answer = await putPart(this.door, plan, part, this.part, this.file.contentType);
		if (!isOk(answer)) return answer;
		this.steps++;
		this.sent++;
		this.part = undefined;
		return plan.parts.length === 1 ? this.take(answer) : undefined;
	}

	/** Keeps the vault media of an answer. @returns what is wrong with it, if anything */
	private take(answer: Exchange): Exchange | undefined {
		const { media } = (('status' in answer && answer.body) || {}) as {
			media?: { id?: unknown; hasError?: unknown };
		};
		if (media?.hasError === true) {
			const message = `OFAuth could not make media of the file ${this.file.filename}`;
			return { thrown: { message, isFinal: true } };
		}
		if (typeof media?.id === 'number' && media.id > 0) this.mediaItem = media.id;
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

function isOk(exchange: Exchange): boolean {
	return 'status' in exchange && exchange.status >= 200 && exchange.status < 300;
}
