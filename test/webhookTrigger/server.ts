/* eslint-disable @n8n/community-nodes/no-restricted-imports -- sends requests, and is not published */
import { Agent, request, type OutgoingHttpHeaders } from 'node:http';
import { gzipSync } from 'node:zlib';

import { forgetProcess } from '../../nodes/OfAuthWebhookTrigger/inProcess';
import { forgetSecrets } from '../../nodes/OfAuthWebhookTrigger/keptSecrets';
import { startWebhookServer, type WebhookServer } from '../helpers/webhookServer';

/** By name; a list of values sends a header several times. */
export type SentHeaders = OutgoingHttpHeaders;

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** One server for a test file. It starts no execution that a test does not count, and never throws. */
export function useWebhookServer(): { server: WebhookServer } {
	const its = {} as { server: WebhookServer };
	beforeAll(async () => {
		its.server = await startWebhookServer();
	});
	beforeEach(() => {
		its.server.use({});
		its.server.forget();
		forgetProcess();
		forgetSecrets();
	});
	afterEach(() => {
		expect(its.server.thrown).toEqual([]);
	});
	afterAll(async () => {
		agent.destroy();
		await its.server.close();
	});
	return its;
}

/** Sends one request. */
export async function post(
	{ url }: WebhookServer,
	body: string | Buffer,
	headers: SentHeaders = {},
): Promise<{ status: number; text: string }> {
	return await new Promise((resolve, reject) => {
		const sent = request(url, { method: 'POST', agent, headers }, (response) => {
			let text = '';
			response.setEncoding('utf8');
			response.on('data', (chunk: string) => (text += chunk));
			response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
		});
		sent.on('error', reject);
		sent.end(body);
	});
}

/** A body as a sender packs it. */
export const packed = (body: string): Buffer => gzipSync(body);

export const JSON_TYPE = { 'content-type': 'application/json' };
export const REFUSED = { status: 401, text: 'Unauthorized' };
/** n8n's own answer, before it asks the node. */
export const NO_JSON = { status: 422, text: 'Failed to parse request body' };
export const TAKEN = { status: 200, text: 'Webhook call received' };
