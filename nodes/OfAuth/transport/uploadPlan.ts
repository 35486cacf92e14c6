import type { IDataObject } from 'n8n-workflow';

import type { Answer } from './exchange';

/** Bytes of a part where the answer names none (OFAuth's upload guide). */
const USUAL_PART = 5_242_880;

/** One part of an upload. */
export interface UploadPart {
	/** From 1. */
	number: number;
	/** Bytes. */
	size: number;
	/** Where it goes, absolute, where the answer says so. */
	url?: string;
}

/** How a file is to be uploaded. */
export interface UploadPlan {
	/** `upload:<uuid>`; with a colon, so to be percent-encoded in paths. */
	mediaUploadId: string;
	parts: UploadPart[];
	/** Epoch milliseconds. */
	expiresAt?: number;
}

/**
 * Reads the answer of `uploads/init`. The current guide puts the plan into the body, the SDK and the
 * earlier docs into headers; where neither names parts, the file goes in one.
 *
 * @param answer with status 200
 * @param size bytes of the file
 * @returns the plan, or nothing where the answer is not one
 */
export function readUploadPlan({ body, headers }: Answer, size: number): UploadPlan | undefined {
	const { mediaUploadId, partSize, totalParts, parts, expiresAt } = (body ?? {}) as IDataObject;
	if (typeof mediaUploadId !== 'string' || mediaUploadId === '') return undefined;
	const given = positive(partSize) ?? positive(headers['x-ofauth-upload-part-size']);
	const count =
		positive(totalParts) ??
		positive(headers['x-ofauth-upload-total-parts']) ??
		(given ? Math.ceil(size / given) : 1);
	const bytes = count === 1 ? size : (given ?? USUAL_PART);
	const list = Array.isArray(parts)
		? (parts as Array<{ partNumber?: unknown; uploadUrl?: unknown }>)
		: [];
	const expires = typeof expiresAt === 'string' ? Date.parse(expiresAt) : Number.NaN;
	return {
		mediaUploadId,
		parts: Array.from({ length: Math.ceil(size / bytes) }, (_, index) => {
			const url = list.find(({ partNumber }) => Number(partNumber) === index + 1)?.uploadUrl;
			return {
				number: index + 1,
				size: Math.min(bytes, size - index * bytes),
				...(typeof url === 'string' ? { url } : {}),
			};
		}),
		...(Number.isFinite(expires) ? { expiresAt: expires } : {}),
	};
}

function positive(value: unknown): number | undefined {
	const number = Number(value);
	return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}
