/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a server for tests, which are not published */
import { once } from 'node:events';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { createGunzip, createInflate } from 'node:zlib';

import { WebhookContext } from 'n8n-core';
import {
	sleep,
	type IDataObject,
	type INodeExecutionData,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { triggerContext, type TriggerOptions } from './webhookTrigger';

/** What of Express n8n's nodes use of an answer. */
class Response extends ServerResponse {
	status(code: number): this {
		this.statusCode = code;
		return this;
	}

	send(text: string): this {
		return this.end(text);
	}
}

/** n8n's request: the body is there once somebody has read it. */
type Request = IncomingMessage & {
	rawBody?: Buffer;
	body?: unknown;
	readRawBody?: () => Promise<void>;
};

/** A server that hands requests to the trigger as n8n does, and counts what starts. */
export interface WebhookServer {
	url: string;
	/** The items of every execution that was started, in order. */
	started: INodeExecutionData[][];
	/** What the node threw, which it never should. */
	thrown: unknown[];
	/** From now on requests meet this. What the workflow keeps goes on unless told otherwise. */
	use: (options: TriggerOptions) => void;
	/** What the workflow keeps. */
	kept: () => IDataObject;
	/** Begins anew: nothing was started, nothing is kept. */
	forget: () => void;
	close: () => Promise<void>;
}

/** Starts a server on loopback. */
export async function startWebhookServer(first: TriggerOptions = {}): Promise<WebhookServer> {
	let options = first;
	const started: INodeExecutionData[][] = [];
	const thrown: unknown[] = [];
	let stored: IDataObject = {};

	async function handle(request: Request, response: Response): Promise<void> {
		try {
			await parse(request);
		} catch {
			// As n8n answers a body that is none of its content type, before a node sees it.
			response.status(422).send('Failed to parse request body');
			return;
		}
		// As n8n reads it from its database.
		const staticData = structuredClone(options.staticData ?? stored);
		const its = triggerContext({ ...options, staticData });
		const { nodeType, workflow, node, additionalData, webhook } = its;
		Object.assign(additionalData, { httpRequest: request, httpResponse: response });
		const mode = options.mode ?? 'webhook';
		const context = new WebhookContext(workflow, node, additionalData, mode, webhook, [], null);
		let result: IWebhookResponseData;
		try {
			result = (await nodeType.webhook?.call(context)) ?? {};
		} catch (error) {
			thrown.push(error);
			response.status(500).send('Workflow could not be started!');
			return;
		}
		if (result.workflowData) {
			if (options.cannotStart?.()) {
				// Its database may have been asked for long; then n8n stores nothing.
				await sleep(5);
				response.status(500).send('There was a problem executing the workflow');
				return;
			}
			started.push(result.workflowData[0]);
			// Before it starts an execution n8n builds the workflow anew on the same data (workflow-runner.js,
			// establishContextForPersistence), and asks its database.
			triggerContext({ ...options, staticData });
			await sleep(5);
		}
		// n8n stores what it sees changed; the test calls of the editor store nothing.
		if (mode !== 'manual' && workflow.staticData.__dataChanged === true)
			stored = JSON.parse(JSON.stringify(workflow.staticData)) as IDataObject;
		if (!result.noWebhookResponse) response.status(200).send('Webhook call received');
	}

	const server = createServer({ ServerResponse: Response }, (request, response) => {
		void handle(request, response as Response);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
		started,
		thrown,
		use: (next) => (options = next),
		kept: () => stored,
		forget: () => {
			started.length = 0;
			stored = {};
		},
		close: async () => {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}

/** What n8n reads by itself for a node of version 2 (webhooks/webhook-helpers.js, isParsableContentType). */
const PARSABLE = /^(application\/json|text\/plain|application\/x-www-form-urlencoded)|[/+]xml$/;

/** As n8n's own body parser (middlewares/body-parser.js) does. */
async function parse(request: Request): Promise<void> {
	const type = request.headers['content-type'] ?? '';
	request.readRawBody = async () => {
		if (!request.rawBody) request.rawBody = await unpacked(request);
	};
	// n8n writes the parts into files, and has no bytes to give afterwards.
	if (type.startsWith('multipart/')) {
		request.resume();
		await once(request, 'end');
		request.readRawBody = async () => {
			throw new Error('Request body stream was aborted or is not readable');
		};
		return;
	}
	if (!PARSABLE.test(type)) return;
	await request.readRawBody();
	const { rawBody } = request;
	if (type.startsWith('application/json') && rawBody?.length)
		request.body = JSON.parse(rawBody.toString().replace(/^\uFEFF/, ''));
}

async function unpacked(request: IncomingMessage): Promise<Buffer> {
	const encoding = request.headers['content-encoding'];
	if (encoding === 'gzip') return await buffer(request.pipe(createGunzip()));
	if (encoding === 'deflate') return await buffer(request.pipe(createInflate()));
	return await buffer(request);
}
