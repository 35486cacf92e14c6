import type { Settings } from './settings';

/** A page in one of OFAuth's two spellings. */
interface Page {
	list?: unknown[];
	items?: unknown[];
}

/**
 * An answer with its list in another place, where the sandbox is told so: OFAuth's sources do not agree on it.
 *
 * @param body any answer; one that is no page stays as it is
 */
export function reshaped({ listsAs }: Settings, body: unknown): unknown {
	if (listsAs === 'documented' || typeof body !== 'object' || body === null) return body;
	const { list, items, ...rest } = body as Page;
	const entries = list ?? items;
	// the answer to an added user has a list that is a user list
	if (!Array.isArray(entries)) return body;
	return listsAs === 'array' ? entries : { ...rest, [listsAs]: entries };
}
