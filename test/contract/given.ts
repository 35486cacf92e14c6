import type { IDataObject } from 'n8n-workflow';

import { create } from '../../nodes/OfAuth/actions/massMessage/create/create.operation';
import type { Surroundings } from '../../nodes/OfAuth/runner/field';
import { requestReader, type Values } from '../../nodes/OfAuth/runner/request';
import type { ItemProblem } from '../../nodes/OfAuth/runner/problems';

/** The body of Create's request, or every reason why there is none. */
export type CreateRequest = { body: IDataObject } | { problems: ItemProblem[] };

const readRequest = requestReader(create);

export const ZONE = 'Europe/Berlin';
export const NOW = Date.UTC(2027, 0, 10, 12);

/** What a user types for one message: fields by parameter name, and the rows of Media. */
export interface Typed {
	fields: Record<string, unknown>;
	media?: unknown[];
}

/** What is enough for a message: nothing else may be in its body. */
export const ENOUGH = { text: 'Hello', userIds: '123456' };

/** What must be chosen on the form for all that was typed to be shown. */
export function choicesOf(fields: Typed['fields']): { whenToSend?: string } {
	return 'scheduledDate' in fields ? { whenToSend: 'scheduled' } : {};
}

/** The request that comes of what was typed; every field given counts as set. */
export function requestOf(
	{ fields, media }: Typed,
	{ mayBeEmpty, zone = ZONE, now = NOW }: Partial<Pick<Values, 'mayBeEmpty'> & Surroundings> = {},
): CreateRequest {
	const given: Values['fields'] = Object.fromEntries(
		Object.entries({ ...choicesOf(fields), ...fields }).map(([name, value]) => [
			name,
			{ value, set: true },
		]),
	);
	if (media) given.media = { value: { items: media }, set: true };
	const { request, problems } = readRequest({ fields: given, mayBeEmpty }, { zone, now });
	return problems.length > 0 ? { problems } : { body: request.body };
}

/** The body; fails the test where there is none. */
export function bodyOf(request: CreateRequest): Record<string, unknown> {
	if ('problems' in request) throw new Error(`refused: ${JSON.stringify(request.problems)}`);
	return request.body;
}

/** What is wrong as "Parameter: rule"; fails the test where nothing is. */
export function problemsOf(request: CreateRequest): string[] {
	if ('body' in request) throw new Error(`accepted: ${JSON.stringify(request.body)}`);
	return request.problems.map(({ parameter, problem }) => `${parameter}: ${problem}`);
}
