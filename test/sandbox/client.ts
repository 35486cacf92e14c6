import { SANDBOX_API_KEY, startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox';

export const CREATE = '/v2/access/mass-messages';
export const VALID = { text: 'Hello', userLists: ['fans'] };

/** What a test changes about a call. */
export interface CallOptions {
	method?: string;
	/** null = the header is left out. */
	connection?: string | null;
	/** null = the header is left out. */
	apiKey?: string | null;
	headers?: Record<string, string>;
	/** A string and bytes are sent as they are, anything else as JSON. */
	body?: unknown;
	signal?: AbortSignal;
}

/** An answer whose body may be no JSON: then `json` is undefined. */
export interface Answer {
	status: number;
	headers: Headers;
	text: string;
	// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into it freely
	json: any;
}

function isRaw(body: unknown): body is string | Buffer<ArrayBuffer> | undefined {
	return body === undefined || typeof body === 'string' || Buffer.isBuffer(body);
}

/** Calls the sandbox over HTTP. Rejects where there is no whole answer. */
export async function call(
	{ url }: Sandbox,
	path: string,
	options: CallOptions = {},
): Promise<Answer> {
	const { connection = 'conn_amber', apiKey = SANDBOX_API_KEY, body } = options;
	const response = await fetch(url + path, {
		method: options.method ?? 'GET',
		signal: options.signal,
		redirect: 'manual',
		headers: {
			...(apiKey !== null && { apiKey }),
			...(connection !== null && { 'x-connection-id': connection }),
			...(body !== undefined && { 'content-type': 'application/json' }),
			...options.headers,
		},
		body: isRaw(body) ? body : JSON.stringify(body),
	});
	const text = await response.text();
	const isJson = response.headers.get('content-type')?.includes('json') && text !== '';
	return {
		status: response.status,
		headers: response.headers,
		text,
		json: isJson ? JSON.parse(text) : undefined,
	};
}

/** Sends one mass message. */
export async function create(
	sandbox: Sandbox,
	body: unknown = VALID,
	options: CallOptions = {},
): Promise<Answer> {
	return await call(sandbox, CREATE, { method: 'POST', body, ...options });
}

/** A sandbox for the tests of one block: started before them, reset before each, closed after them. */
export function useSandbox(options?: SandboxOptions): { readonly sandbox: Sandbox } {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox(options);
	});
	beforeEach(() => sandbox.reset());
	afterAll(async () => await sandbox.close());
	return {
		get sandbox() {
			return sandbox;
		},
	};
}

const started: Sandbox[] = [];
afterEach(async () => {
	for (const sandbox of started.splice(0)) await sandbox.close();
});

/** A sandbox for one test, closed after it whatever comes: jest would wait for an open one. */
export async function sandboxWith(options: SandboxOptions): Promise<Sandbox> {
	const sandbox = await startSandbox(options);
	started.push(sandbox);
	return sandbox;
}
