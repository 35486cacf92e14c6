/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a small HTTP server */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as it came. */
interface Got {
	path?: string;
	headers: Record<string, string>;
	body: string;
}

/** What listens at a webhook address. */
export interface Receiver {
	readonly url: string;
	/** All that came in this test, in order. */
	got: Got[];
	/** Statuses to answer with, in turn; 200 after the last. 0 = no answer. */
	answers: number[];
}

function serverOf(receiver: Receiver): Server {
	return createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			const headers = request.headers as Record<string, string>;
			receiver.got.push({ path: request.url, headers, body: Buffer.concat(parts).toString() });
			const status = receiver.answers.shift() ?? 200;
			if (status === 0) return;
			response.writeHead(status, { location: '/elsewhere' }).end(`answer ${status}`);
		});
	});
}

/** A receiver for the tests of one file: emptied before each, closed after them. */
export function useReceiver(): Receiver {
	let port = 0;
	const receiver: Receiver = {
		get url() {
			return `http://127.0.0.1:${port}/hook`;
		},
		got: [],
		answers: [],
	};
	const server = serverOf(receiver);
	beforeAll(async () => {
		await new Promise<void>((resolve) => {
			server.listen(0, '127.0.0.1', resolve);
		});
		({ port } = server.address() as AddressInfo);
	});
	beforeEach(() => {
		receiver.got = [];
		receiver.answers = [];
	});
	afterAll(() => {
		server.closeAllConnections();
		server.close();
	});
	return receiver;
}
