import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { isChosen, isOfConnection } from './choice';
import { markOf, nameOf } from './deliveries';
import { readEvent } from './event';
import { freshSecrets, keptSecrets } from './keptSecrets';
import { turnOf } from './memory';
import {
	checkSignature,
	problemWithoutSecrets,
	type SignedRequest,
	type Verified,
} from './signature';

/** n8n's request: what it has read of the body, and how to read it where it has not. */
interface Readable {
	rawBody?: Buffer;
	readRawBody?: () => Promise<void>;
	headers: Record<string, unknown>;
}
interface Delivery extends Verified {
	body: Buffer;
}

/**
 * Takes one request. Nothing is thrown into n8n, which would store a failed execution for it: with that,
 * anybody could fill the list of executions.
 *
 * @returns what n8n does: start an execution, or answer 200 and start none, or nothing because the answer
 * is given already: 401 where the signature does not hold, with no hint at what is wrong with it, and 500
 * where n8n could not look, as its database can be busy: at both OFAuth delivers again
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		const delivery = await readDelivery(context);
		return delivery ? take(context, delivery) : refuse(context, 401, 'Unauthorized');
	} catch {
		// What is genuine would be lost with a 200.
		return refuse(context, 500, 'Internal Server Error');
	}
}

async function readDelivery(context: IWebhookFunctions): Promise<Delivery | undefined> {
	const { body, headers } = await readRequest(context);
	if (!body) return undefined;
	const now = Date.now();
	const verified = await verify(context, { body, headers, now });
	if (!('problem' in verified)) return { ...verified, body };
	// For whoever runs n8n; the sender is not told.
	context.logger.debug(`${context.getNode().name} refused a request: ${verified.problem}`);
	return undefined;
}

/** What was read a moment ago can admit; only the credential as it is now refuses, since a secret may just have been changed. */
async function verify(
	context: IWebhookFunctions,
	request: Omit<SignedRequest, 'secrets'>,
): Promise<ReturnType<typeof checkSignature>> {
	const problem = problemWithoutSecrets(request);
	if (problem !== undefined) return { problem };
	const { now } = request;
	const known = checkSignature({ ...request, secrets: keptSecrets(context, now) });
	if (!('problem' in known)) return known;
	return checkSignature({ ...request, secrets: await freshSecrets(context, now) });
}

/** A body that cannot be read is none. */
async function readRequest(context: IWebhookFunctions) {
	const request = context.getRequestObject() as unknown as Readable;
	// n8n does not read a body of several parts by itself.
	if (!request.rawBody) await request.readRawBody?.().catch(() => undefined);
	const { rawBody: body, headers } = request;
	return { body, headers };
}

function take(context: IWebhookFunctions, delivery: Delivery): IWebhookResponseData {
	const { id, signedAt, others = [], body } = delivery;
	const event = readEvent(body);
	const events = context.getNodeParameter('events', []);
	const connectionIds = context.getNodeParameter('options.connectionIds', '');
	if (!isChosen(event, events) || !isOfConnection(event, connectionIds)) return {};
	// An event sent to try things out may have gone to the Production URL as well, and may be sent again.
	const isTest = context.getMode() === 'manual';
	const name = nameOf([id, ...others.map((one) => one.id)], body);
	const turn = isTest ? 'first' : turnOf(context, name, Date.now());
	if (turn === 'again') return {};
	// Delivered again before n8n has answered the first time: whether that ends well decides about the next one.
	if (turn === 'pending') return refuse(context, 503, 'Service Unavailable');
	const json: IDataObject = {
		event: event.type,
		eventId: id ?? markOf(body),
		eventTime: event.time ?? new Date(signedAt).toISOString(),
		...(event.connectionId === undefined ? {} : { connectionId: event.connectionId }),
		body: event.body,
	};
	return { workflowData: [[{ json }]] };
}

function refuse(context: IWebhookFunctions, status: number, words: string): IWebhookResponseData {
	try {
		context.getResponseObject().status(status).send(words).end();
	} catch {
		// The sender is gone, or has its answer.
	}
	return { noWebhookResponse: true };
}
