import { readErrorBody } from '../transport/errorBody';
import type { Exchange } from '../transport/exchange';
import type { Operation } from './operation';

const NO_SUCH = 404;

/** Where an endpoint is: at its path, or where OFAuth may have moved it. */
export class Places {
	/** Asked from now on. */
	private place: string;

	private readonly elsewhere?: string;

	/** @param path of one item, with its variable parts filled in */
	constructor({ path: known, movedTo }: Operation['endpoint'], path: string) {
		this.place = path;
		const parts = partsOf(known, path);
		this.elsewhere = movedTo?.replace(/\{(\w+)\}/g, (_, name: string) => parts.get(name) ?? '');
	}

	/** Asks; and where OFAuth has no such route, once at the other place, which does no harm. */
	async ask(requestTo: (place: string) => Promise<Exchange>): Promise<Exchange> {
		const answer = await requestTo(this.place);
		if (!this.elsewhere || this.place === this.elsewhere || !isNoRoute(answer)) return answer;
		this.place = this.elsewhere;
		return await requestTo(this.place);
	}
}

/**
 * What stands in the places of the variable parts of a path.
 *
 * @param known the path of the endpoint, with its parts in braces
 * @param path the same with them filled in
 * @returns by their names
 */
export function variablesIn(known: string, path: string): Record<string, string> {
	const all = [...partsOf(known, path)].map(([name, part]) => [name, decodeURIComponent(part)]);
	return Object.fromEntries(all) as Record<string, string>;
}

function partsOf(known: string, path: string): Map<string, string> {
	const values = path.split('/');
	return new Map(
		known.split('/').flatMap((part, index) => {
			const name = /^\{(\w+)\}$/.exec(part)?.[1];
			return name ? [[name, values[index]] as const] : [];
		}),
	);
}

/** Whether it is a 404 of the API itself, and not of a thing that is not there. */
export function isNoRoute(answer: Exchange): boolean {
	if (!('status' in answer) || answer.status !== NO_SUCH) return false;
	return readErrorBody(answer.body).type === 'ROUTE_NOT_FOUND';
}
