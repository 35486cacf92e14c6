/* eslint-disable @n8n/community-nodes/no-restricted-imports -- fetch cannot send a body bit by bit and break it off */
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';

import { SANDBOX_API_KEY, type Sandbox } from '../../sandbox';

/** Opens a PUT whose `size` bytes the caller writes bit by bit. */
export function openPut({ url }: Sandbox, path: string, size: number) {
	const sent = request(url + path, {
		method: 'PUT',
		headers: {
			apiKey: SANDBOX_API_KEY,
			'x-connection-id': 'conn_amber',
			'content-type': 'video/mp4',
			'content-length': size,
		},
	});
	const answered = once(sent, 'response');
	// whoever breaks the request off does not wait for its answer
	answered.catch(() => {});
	return {
		/** Waits while the sandbox reads more slowly than this writes. */
		async write(chunk: Buffer): Promise<void> {
			if (!sent.write(chunk)) await once(sent, 'drain');
		},
		breakOff: () => sent.destroy(),
		/** Ends the request; the status of its answer. */
		async end(): Promise<number | undefined> {
			sent.end();
			const [response] = (await answered) as [IncomingMessage];
			response.resume();
			return response.statusCode;
		},
	};
}
