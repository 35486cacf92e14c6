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
}

/** n8n wraps the socket's error in axios's, and that in its own; the code and the system call stand at different depths. */
function causeOf(error: unknown): Thrown['thrown'] {
	let code: string | undefined;
	let syscall: string | undefined;
	let message = 'The request was broken off';
	let inner = error as Layer | undefined;
	for (let depth = 0; inner && depth < 5; depth++) {
		if (typeof inner.code === 'string') code = inner.code;
		if (typeof inner.syscall === 'string') syscall = inner.syscall;
		if (typeof inner.message === 'string' && inner.message) message = inner.message;
		// A host with several addresses fails with one error per address, all of them before a connection stood.
		inner = (inner.cause ?? inner.errors?.[0]) as typeof inner;
	}
	return { code, syscall, message };
}
