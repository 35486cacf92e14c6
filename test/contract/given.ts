import {
	createRequest,
	type CreateRequest,
	type CreateValues,
} from '../../nodes/OfAuth/actions/massMessage/create/request';

export const ZONE = 'Europe/Berlin';
export const NOW = Date.UTC(2027, 0, 10, 12);

/** What a user types for one message: fields by parameter name, and the rows of Media. */
export interface Typed {
	fields: Record<string, unknown>;
	media?: unknown[];
}

/** What is enough for a message: nothing else may be in its body. */
export const ENOUGH = { text: 'Hello', userIds: '123456' };

/** The request that comes of what was typed; every field given counts as set. */
export function requestOf(
	{ fields, media }: Typed,
	{ leaveOutEmpty = false, zone = ZONE, now = NOW } = {},
): CreateRequest {
	const given: CreateValues['fields'] = Object.fromEntries(
		Object.entries(fields).map(([name, value]) => [name, { value, set: true }]),
	);
	return createRequest(
		{
			fields: given,
			media: { value: media ? { items: media } : {}, set: media !== undefined },
			leaveOutEmpty,
		},
		{ zone, now },
	);
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
