import type { IDataObject } from 'n8n-workflow';

import type { Ledger } from '../../delivery/ledger';
import type { Preparation } from '../../delivery/types';
import type { UploadFile } from '../../transport/fileParts';
import type { Exchange } from '../../transport/exchange';
import { Upload } from '../../transport/upload';
import type { UploadDoor } from '../../transport/uploadDoor';
import type { MediaEntry } from './mediaRows';

/** The files of one message on their way into the vault, one after another. */
export class MediaUploads implements Preparation {
	private readonly media = new Map<string, number | string>();

	private current?: Upload;

	private currentName = '';

	private stepsBefore = 0;

	/**
	 * @param files by the name of their binary field
	 * @param ledger remembers the vault media of each file, so that a retry does not upload it again
	 */
	constructor(
		private readonly door: UploadDoor,
		private readonly files: Map<string, UploadFile>,
		private readonly ledger: Ledger,
		private readonly item: number,
	) {}

	name = () => `Upload of ${this.currentName}`;

	steps = () => this.stepsBefore + (this.current?.steps ?? 0);

	leftAt = () => this.current?.leftAt ?? 0;

	run = async (): Promise<Exchange | undefined> => {
		for (const [field, file] of this.files) {
			if (this.media.has(field)) continue;
			const known = this.ledger.uploaded(this.item, field);
			if (known === undefined) {
				const stopped = await this.upload(field, file);
				if (stopped) return stopped;
			} else this.media.set(field, known);
		}
		return undefined;
	};

	close = () => this.current?.close();

	/** The body of the request with the uploaded media in the places of their files. */
	complete(body: IDataObject): IDataObject {
		const entries = body.mediaItems as MediaEntry[];
		const mediaItems = entries.map((entry) =>
			typeof entry === 'object' ? this.media.get(entry.binaryPropertyName) : entry,
		);
		return { ...body, mediaItems: mediaItems as IDataObject['mediaItems'] };
	}

	private async upload(field: string, file: UploadFile): Promise<Exchange | undefined> {
		this.currentName = file.filename;
		this.current ??= new Upload(this.door, file);
		const stopped = await this.current.run();
		if (stopped) return stopped;
		const { mediaItem, steps } = this.current;
		if (mediaItem !== undefined) this.media.set(field, mediaItem);
		if (typeof mediaItem === 'number') this.ledger.rememberUpload(this.item, field, mediaItem);
		this.stepsBefore += steps;
		this.current = undefined;
		return undefined;
	}
}
