/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a small HTTP server */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const BYTES = 3 * 1024 * 1024;

/** A host that answers every address with the same few megabytes, which pass for a video. */
export interface VideoServer {
	url: string;
	close(): Promise<void>;
}

/** Starts a stand-in for the host from which the examples fetch a video. */
export async function startVideoServer(port = 0): Promise<VideoServer> {
	const video = Buffer.alloc(BYTES, 'n8n-nodes-ofauth ');
	const server = createServer((_, response) => {
		response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': video.length });
		response.end(video);
	});
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
