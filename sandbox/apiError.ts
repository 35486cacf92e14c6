/**
 * A refusal in OFAuth's words. Types and statuses: ofauth docs, reference/error-handling.
 * Thrown anywhere below a route; the server turns it into the answer.
 */
export class ApiError extends Error {
	constructor(
		readonly status: number,
		readonly type: string,
		message: string,
		readonly actionRequired?: string,
	) {
		super(message);
	}

	/** The answer's body; `requestId` is the sandbox's own number for the request. */
	toBody(requestId: string): Record<string, string> {
		const { message: error, type, actionRequired } = this;
		return { error, type, requestId, ...(actionRequired && { actionRequired }) };
	}
}

/** 400: the caller must change the request. */
export const badRequest = (message: string) => new ApiError(400, 'BAD_REQUEST', message);

/** 403: the key or the connection lacks a right. */
export const forbidden = (message: string) => new ApiError(403, 'FORBIDDEN', message);

/** 404: there is no such thing for this connection. */
export const notFound = (message: string) => new ApiError(404, 'RESOURCE_NOT_FOUND', message);

/** 409: it has been done before. */
export const conflict = (message: string) => new ApiError(409, 'CONFLICT', message);

/** The refusal for whatever else was thrown, such as fastify's own errors (body too large, …). */
export function toApiError(error: unknown): ApiError {
	if (error instanceof ApiError) return error;
	const { statusCode = 500, message = 'Unknown error' } = error as {
		statusCode?: number;
		message?: string;
	};
	if (statusCode === 413) return new ApiError(413, 'BAD_REQUEST', message);
	return statusCode < 500 ? badRequest(message) : new ApiError(500, 'UNKNOWN_ERROR', message);
}
