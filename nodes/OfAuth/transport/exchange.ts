/** What came back: an answer with any status, or an error thrown on the way. */
export type Exchange = Answer | Thrown;

export interface Answer {
	status: number;
	/** By lower-case name. */
	headers: Record<string, unknown>;
	/** Parsed where it is JSON, else text. */
	body: unknown;
}

export interface Thrown {
	thrown: {
		/** Such as ECONNRESET or ERR_CANCELED, where there is one. */
		code?: string;
		/** The system call that failed, such as connect. */
		syscall?: string;
		message: string;
		/** Whether another try would end the same way. */
		isFinal?: boolean;
	};
}

/** What n8n's request helpers give where the full response is asked for. */
export interface FullResponse {
	statusCode: number;
	headers?: Record<string, unknown>;
	body: unknown;
}

/**
 * Makes a request.
 *
 * @returns the answer, whatever its status, or what was thrown on the way
 */
export async function exchange(send: () => Promise<FullResponse>): Promise<Exchange> {
	try {
		const { statusCode, headers = {}, body } = await send();
		return { status: statusCode, headers, body };
	} catch (error) {
		return { thrown: causeOf(error) };
	}
}

interface Layer {
	code?: unknown;
	syscall?: unknown;
	message?: unknown;
	cause?: unknown;
	errors?: unknown[];
	/** n8n's own: the code of its cause, and the words of all that lies below. */
	httpCode?: unknown;
	messages?: unknown;
	description?: unknown;
}

/**
 * n8n wraps the socket's error in axios's, and that in its own; the code and the system call stand at
 * different depths.
 */
function causeOf(error: unknown): Thrown['thrown'] {
	let { code, syscall, message } = remnantsOf(error as Layer | undefined);
	let inner = error as Layer | undefined;
	for (let depth = 0; inner && depth < 5; depth++) {
		if (typeof inner.code === 'string') code = inner.code;
		if (typeof inner.syscall === 'string') syscall = inner.syscall;
		if (depth > 0 && typeof inner.message === 'string' && inner.message) message = inner.message;
		// A host with several addresses fails with one error per address, all of them before a connection stood.
		inner = (inner.cause ?? inner.errors?.[0]) as typeof inner;
	}
	return {
		code,
		syscall,
		message: code === ABORTED ? 'it was cut off before the answer' : message,
	};
}

/** Axios's code of a request that n8n ended, as a run is stopped; its word, "canceled", says nothing to a person. */
const ABORTED = 'ERR_CANCELED';
/** Node's words for an error of a system call, such as "connect ECONNREFUSED 127.0.0.1:443". */
const FAILED_CALL = /^(\w+) (E[A-Z_]+)\b/;
const SAYS_NOTHING = /^(Error|AggregateError)?$/;
/** Codes that come of one system call only, where the words are lost too. */
const CALLS: Record<string, string> = {
	ECONNREFUSED: 'connect',
	ENOTFOUND: 'getaddrinfo',
	EAI_AGAIN: 'getaddrinfo',
};

/** What n8n's error says by itself: many versions of n8n (1.122 and 2.20 among them) drop its cause. */
function remnantsOf(error: Layer | undefined): Thrown['thrown'] {
	const all = Array.isArray(error?.messages) ? (error.messages as unknown[]) : [];
	const said = [...all.slice(0, 1), error?.description, error?.message].filter(
		(text): text is string => typeof text === 'string' && !SAYS_NOTHING.test(text),
	);
	const isOfCall = (text: string) => FAILED_CALL.test(text);
	const message = said.find(isOfCall) ?? said[0] ?? 'The request was broken off';
	// A status is no code; n8n keeps both in the same place.
	const code =
		typeof error?.httpCode === 'string' && /^[A-Z]/.test(error.httpCode)
			? error.httpCode
			: undefined;
	// A host with several addresses: an error per address, and one call in all of them or none.
	const calls = message.split(' | ').map((text) => FAILED_CALL.exec(text) ?? []);
	const [[, call]] = calls;
	const isCall =
		calls.every(([, each]) => each === call) && calls.some(([, , each]) => each === code);
	return { code, syscall: isCall ? call : CALLS[code ?? ''], message };
}
