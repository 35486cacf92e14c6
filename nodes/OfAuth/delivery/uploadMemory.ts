import type { Uploaded } from '../transport/upload';

/** Uploaded files by item, connection and binary field. */
export type UploadRecords = Record<string, Uploaded>;

/**
 * The files of one message that are in the vault already. They belong to the connection too: vault media
 * of one creator cannot go into a message of another.
 */
export class UploadMemory {
	/**
	 * @param records of the run, in the execution's own data
	 * @param item index of the input item
	 */
	constructor(
		private readonly records: UploadRecords,
		private readonly item: number,
		private readonly connectionId: string,
	) {}

	/** What an earlier try has made of a file, if it can still be used: the file need not be uploaded again. */
	find(field: string): Uploaded | undefined {
		const found = this.records[this.key(field)];
		const expiresAt = found && 'reference' in found ? found.expiresAt : undefined;
		return expiresAt !== undefined && expiresAt <= Date.now() ? undefined : found;
	}

	remember(field: string, uploaded: Uploaded): void {
		this.records[this.key(field)] = { ...uploaded };
	}

	/** Has the file uploaded again by the next try. */
	forget(field: string): void {
		delete this.records[this.key(field)];
	}

	private key(field: string): string {
		return JSON.stringify([this.item, this.connectionId, field]);
	}
}
