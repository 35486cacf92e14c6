import type { IDataObject } from 'n8n-workflow';

import { judge } from '../../../delivery/outcome';
import type { NotReady, Preparation } from '../../../delivery/types';
import type { UploadMemory } from '../../../delivery/uploadMemory';
import type { UploadFile } from '../../../transport/fileParts';
import type { Exchange } from '../../../transport/exchange';
import { noMedia, Upload, type Uploaded } from '../../../transport/upload';
import type { UploadDoor } from '../../../transport/uploadDoor';
import { vaultStates } from '../../../transport/vaultMedia';
import type { MediaEntry } from './mediaRows';

/** Refusals that say nothing about the media of a message: of the key, of a right, of the pace. */
const NOT_OF_MEDIA = [401, 403, 429];

/** The files of one message on their way into the vault, one after another, until all are ready. */
export class MediaUploads implements Preparation {
	private readonly uploaded = new Map<string, Uploaded>();

	/** Whether a file was uploaded by an earlier try. */
	private hasOld = false;

	private current?: Upload;

	private currentName = '';

	private stepsBefore = 0;

	private askedAt = 0;

	/**
	 * @param files by the name of their binary field
	 * @param memory remembers what each file has become, so that a retry does not upload it again
	 */
	constructor(
		private readonly door: UploadDoor,
		private readonly files: Map<string, UploadFile>,
		private readonly memory: UploadMemory,
	) {}

	name = () => `Upload of ${this.currentName}`;

	steps = () => this.stepsBefore + (this.current?.steps ?? 0);

	leftAt = () => Math.max(this.askedAt, this.current?.leftAt ?? 0);

	holdsFiles = () => this.uploaded.size < this.files.size;

	run = async (): Promise<Exchange | NotReady | undefined> => {
		let hasNew = false;
		for (const [field, file] of this.files) {
			if (this.uploaded.has(field)) continue;
			const known = this.memory.find(field);
			if (known) {
				this.uploaded.set(field, known);
				this.hasOld = true;
			} else {
				const stopped = await this.upload(field, file);
				if (stopped) return stopped;
				hasNew = true;
			}
		}
		if (this.unready().length === 0) return undefined;
		const stopped = hasNew ? undefined : await this.askVault();
		if (stopped) return stopped;
		const names = this.unready().map(([field]) => this.nameOf(field));
		return names.length > 0 ? { notReady: names.join(', ') } : undefined;
	};

	close = () => this.current?.close();

	/**
	 * Makes the request with the uploaded media in the places of their files.
	 *
	 * @param post makes it
	 * @returns what came back
	 */
	async send(
		body: IDataObject,
		post: (complete: IDataObject) => Promise<Exchange>,
	): Promise<Exchange> {
		const references = [...this.uploaded].filter(([, uploaded]) => 'reference' in uploaded);
		// A message that may have been created has used them up.
		for (const [field] of references) this.memory.forget(field);
		const exchange = await post(this.complete(body));
		if (judge(exchange).outcome !== 'notSent') return exchange;
		if (this.hasOld && mayBeOfMedia(exchange)) {
			for (const field of this.files.keys()) this.memory.forget(field);
		} else {
			for (const [field, uploaded] of references) this.memory.remember(field, uploaded);
		}
		return exchange;
	}

	/** What a file has become; nothing before it is uploaded. */
	became(field: string): Uploaded | undefined {
		return this.uploaded.get(field);
	}

	private complete(body: IDataObject): IDataObject {
		const entries = body.mediaItems as MediaEntry[];
		const mediaItems = entries.map((entry) => {
			if (typeof entry !== 'object') return entry;
			const uploaded = this.uploaded.get(entry.binaryPropertyName);
			return uploaded && ('mediaId' in uploaded ? uploaded.mediaId : uploaded.reference);
		});
		return { ...body, mediaItems: mediaItems as IDataObject['mediaItems'] };
	}

	private async upload(field: string, file: UploadFile): Promise<Exchange | undefined> {
		this.currentName = file.filename;
		this.current ??= new Upload(this.door, file);
		const stopped = await this.current.run();
		if (stopped) return stopped;
		const { uploaded, steps } = this.current;
		if (uploaded) this.keep(field, uploaded);
		this.stepsBefore += steps;
		this.current = undefined;
		return undefined;
	}

	/** Asks how far the media is that was not ready. @returns what ends the wait for it, if anything */
	private async askVault(): Promise<Exchange | undefined> {
		const unready = this.unready();
		this.currentName = this.nameOf(unready[0][0]);
		this.askedAt = Date.now();
		const states = await vaultStates(
			this.door,
			unready.map(([, mediaId]) => mediaId),
		);
		if (!(states instanceof Map)) return states;
		this.stepsBefore++;
		for (const [field, mediaId] of unready) {
			const state = states.get(mediaId);
			// What the vault never shows is not waited for by a retry too: it uploads the file again.
			if (!state || state.hasError) this.memory.forget(field);
			else this.keep(field, { mediaId, isReady: state.isReady });
			if (!state?.hasError) continue;
			this.currentName = this.nameOf(field);
			return noMedia(this.currentName);
		}
		return undefined;
	}

	private unready(): Array<[field: string, mediaId: number]> {
		return [...this.uploaded].flatMap(([field, uploaded]) =>
			'mediaId' in uploaded && !uploaded.isReady ? [[field, uploaded.mediaId] as const] : [],
		) as Array<[string, number]>;
	}

	private keep(field: string, uploaded: Uploaded): void {
		this.uploaded.set(field, uploaded);
		this.memory.remember(field, uploaded);
	}

	private nameOf(field: string): string {
		return this.files.get(field)?.filename ?? field;
	}
}

/** OFAuth names no type of its own for media that is not there (any more) or not ready. */
function mayBeOfMedia(exchange: Exchange): boolean {
	if (!('status' in exchange)) return false;
	const { status } = exchange;
	return status >= 400 && status < 500 && !NOT_OF_MEDIA.includes(status);
}
