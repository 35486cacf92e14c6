/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a small HTTP server */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Asked {
	messages: Array<{ role: string; content: unknown }>;
	tools?: Array<{ function: { name: string; parameters: object } }>;
}

/** One call of a tool. */
export interface ToolCall {
	/** Of those that the agent has; its first, where there is no name. */
	tool?: string;
	args: object;
}

/** A stand-in for a language model: calls tools as it is told to, then says that it is done. */
export interface Model {
	url: string;
	/** What the model was asked, in order. */
	asked: Asked[];
	close(): Promise<void>;
}

/**
 * Starts a model that speaks OpenAI's chat completions.
 *
 * @param calls one per answer; whoever asks anew gets the first again
 */
export async function startModel(calls: ToolCall[]): Promise<Model> {
	const asked: Asked[] = [];
	const server = createServer((request, response) => {
		void (async () => {
			const body = JSON.parse((await bodyOf(request)) || '{}') as Asked;
			asked.push(body);
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify(completion(body, calls)));
		})();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/v1`,
		asked,
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

function completion({ messages, tools }: Asked, calls: ToolCall[]) {
	const done = messages.filter(({ role }) => role === 'tool').length;
	const call = calls[done];
	const message = call
		? {
				role: 'assistant',
				content: null,
				tool_calls: [
					{
						id: `call_${done + 1}`,
						type: 'function',
						function: {
							name: call.tool ?? tools?.[0].function.name,
							arguments: JSON.stringify(call.args),
						},
					},
				],
			}
		: { role: 'assistant', content: `Done: ${done} calls.` };
	return {
		id: 'chatcmpl-1',
		object: 'chat.completion',
		created: 1,
		model: 'stand-in',
		choices: [{ index: 0, message, finish_reason: call ? 'tool_calls' : 'stop' }],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(part as Buffer);
	return Buffer.concat(parts).toString('utf8');
}
