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

/** Each schema is closed and prepared once only: all of them take longer than a sandbox may to start. */
const prepared = new Map<object, ProblemOf>();

function problemsIn(schema: object, value: unknown): string | undefined {
	let problemsOf = prepared.get(schema);
	if (!problemsOf) {
		problemsOf = problemFinder(closed(schema) as object);
		prepared.set(schema, problemsOf);
	}
	return problemsOf(value);
}

function bodyProblem({ body: schema }: Endpoint, body: Body): string | undefined {
	if (schema === null) return hasBody(body) ? 'This call takes no body' : undefined;
	// raw bytes are looked at by whoever takes them
	if (schema.type === 'string') return undefined;
	return body.problem ?? problemsIn(schema, body.value);
}

/**
 * What an endpoint's data says of a request: its path, query and body.
 *
 * @returns a function that gives the query, checked. It throws ApiError 400 for the first thing that is wrong.
 */
export function requestChecker(endpoint: Endpoint): (request: Request) => Query {
	return ({ params, query, body }) => {
		checkParams(endpoint, params);
		const checked = readQuery(endpoint.query, query);
		const problem = bodyProblem(endpoint, body);
		if (problem) throw badRequest(problem);
		return checked;
	};
}
