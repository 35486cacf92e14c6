import type { IDataObject } from 'n8n-workflow';

import type { Preparation } from '../delivery/types';
import type { UploadMemory } from '../delivery/uploadMemory';
import type { Exchange } from '../transport/exchange';
import type { UploadFile } from '../transport/fileParts';
import type { UploadDoor } from '../transport/uploadDoor';
import type { Field } from './field';

/** How the files of a request get where it can name them. */
export interface Files {
	/** The field whose value names binary fields. */
	field: Field;
	/** The binary fields that a value of the field names, in order, each with where in the value that is. */
	namesIn(value: unknown): Array<{ name: string; where: string }>;
	/** A body as a Dry Run shows it, with what is known of each file. */
	shown(body: IDataObject, files: Map<string, UploadFile>): IDataObject;
	/** The uploads of one request, which then has them in the places of their files. */
	uploads(door: UploadDoor, files: Map<string, UploadFile>, memory: UploadMemory): FileUploads;
}

export interface FileUploads extends Preparation {
	/** Makes the request with the uploaded files. */
	send(body: IDataObject, post: (complete: IDataObject) => Promise<Exchange>): Promise<Exchange>;
}
