import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import type { UploadFile } from '../transport/fileParts';
import { show, type Reading } from '../values/reading';

const UNKNOWN_TYPE = 'application/octet-stream';

/** The files of an item, and why others of it cannot be uploaded. */
export interface FoundFiles {
	/** By the name of their binary field. */
	files: Map<string, UploadFile>;
	problems: string[];
}

/**
 * Finds files of an input item; nothing of them is read yet.
 *
 * @param named binary fields, each with where it is named, empty where there is only one place
 */
export async function findFiles(
	context: IExecuteFunctions,
	item: number,
	named: Array<{ name: string; where: string }>,
): Promise<FoundFiles> {
	const files = new Map<string, UploadFile>();
	const problems: string[] = [];
	for (const { name, where } of named) {
		const found = await findFile(context, item, name);
		if ('problem' in found) problems.push([where, found.problem].filter(Boolean).join(': '));
		else files.set(name, found.value);
	}
	return { files, problems };
}

async function findFile(
	context: IExecuteFunctions,
	item: number,
	name: string,
): Promise<Reading<UploadFile>> {
	const binary = binaryOf(context, item, name);
	if (!binary)
		return { problem: `the item has no binary field ${show(name)}${others(context, item)}` };
	try {
		const file = await toFile(context, name, binary);
		if (file.size > 0) return { value: file };
		return { problem: `the file in the binary field ${show(name)} is empty` };
	} catch (error) {
		// n8n's store of files throws where it is away.
		const reason = error instanceof Error ? error.message : String(error);
		return { problem: `the file in the binary field ${show(name)} cannot be read: ${reason}` };
	}
}

/** n8n throws where there is none, in words that do not name the fields that are there. */
function binaryOf(context: IExecuteFunctions, item: number, name: string): IBinaryData | undefined {
	try {
		return context.helpers.assertBinaryData(item, name);
	} catch {
		return undefined;
	}
}

function others(context: IExecuteFunctions, item: number): string {
	const names = Object.keys(context.getInputData()[item]?.binary ?? {});
	return names.length > 0
		? `; it has ${names.map(show).join(', ')}`
		: '; it has no binary data at all';
}

async function toFile(
	{ helpers }: IExecuteFunctions,
	name: string,
	binary: IBinaryData,
): Promise<UploadFile> {
	const { id, fileName, mimeType } = binary;
	if (id) {
		const {
			fileSize,
			fileName: storedName,
			mimeType: storedType,
		} = await helpers.getBinaryMetadata(id);
		return {
			filename: fileName || storedName || name,
			contentType: contentType(mimeType || storedType),
			size: fileSize,
			open: async (chunkSize) => await helpers.getBinaryStream(id, chunkSize),
		};
	}
	// n8n's memory mode: the whole file is in the item already, as base64.
	return {
		filename: fileName || name,
		contentType: contentType(mimeType),
		size: Buffer.byteLength(binary.data, 'base64'),
		open: async () => Buffer.from(binary.data, 'base64'),
	};
}

/** Type, subtype and parameters in the letters that a header may have (RFC 9110). */
const MEDIA_TYPE = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+(\s*;[\x20-\x7e]*)?$/;
/** Bytes of these are read as fields, by n8n before they leave or by whoever gets them. */
const FORM_TYPE = /^(application\/x-www-form-urlencoded|multipart\/)/i;

function contentType(given: string | undefined): string {
	const type = (given ?? '').trim();
	return MEDIA_TYPE.test(type) && !FORM_TYPE.test(type) ? type : UNKNOWN_TYPE;
}
