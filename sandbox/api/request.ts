import { badRequest } from '../apiError';
import { type Body, hasBody } from '../body';
import { problemFinder } from '../jsonSchema';
import { closed } from './closed';
import type { Endpoint } from './endpoint';
import { type Query, readQuery } from './query';

/** What a request brings that an endpoint has rules for. */
interface Request {
	params: Record<string, string>;
	query: Record<string, unknown>;
	body: Body;
}

type ProblemOf = (body: unknown) => string | undefined;

function checkParams({ pathParams }: Endpoint, params: Record<string, string>): void {
	for (const { name, type } of pathParams) {
		if (type === 'string' || /^[1-9]\d{0,14}$/.test(params[name])) continue;
		throw badRequest(`params/${name} must be a whole number above 0`);
	}
}

function bodyProblem(body: Body, problemsOf: ProblemOf | undefined): string | undefined {
	if (problemsOf) return body.problem ?? problemsOf(body.value);
	return hasBody(body) ? 'This call takes no body' : undefined;
}

/**
 * What an endpoint's data says of a request: its path, query and body.
 *
 * @returns a function that gives the query, checked. It throws ApiError 400 for the first thing that is wrong.
 */
export function requestChecker(endpoint: Endpoint): (request: Request) => Query {
	// raw bytes are looked at by whoever takes them
	const isRaw = endpoint.body?.type === 'string';
	const problemsOf =
		endpoint.body && !isRaw ? problemFinder(closed(endpoint.body) as object) : undefined;
	return ({ params, query, body }) => {
		checkParams(endpoint, params);
		const checked = readQuery(endpoint.query, query);
		const problem = isRaw ? undefined : bodyProblem(body, problemsOf);
		if (problem) throw badRequest(problem);
		return checked;
	};
}
