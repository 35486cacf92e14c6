import { createHash } from 'crypto';

import { sleep, type INodeParameters } from 'n8n-workflow';

import { SANDBOX_API_KEY, type Sandbox } from '../../sandbox';
import { storeBinary, type BinaryMode } from '../helpers/binaryStore';
import type { RunOptions } from '../helpers/engine';

/** Bytes that differ from place to place, so that a mixed-up order shows. */
export function bytes(size: number): Buffer {
	return Buffer.from(Array.from({ length: size }, (_, index) => (index * 7 + size) % 251));
}

export const sha256 = (data: Buffer) => createHash('sha256').update(data).digest('hex');

/** What a test says about its message. */
interface About {
	mode?: BinaryMode;
	parameters?: INodeParameters;
	mimeType?: string;
}

/** A message of Amber with these files, by the name of their field, to a sandbox. */
export async function withFiles(
	{ url }: Sandbox,
	files: Record<string, Buffer>,
	{ mode = 'filesystem', parameters, mimeType = 'video/mp4' }: About = {},
): Promise<RunOptions> {
	const binary: NonNullable<RunOptions['binary']> = {};
	for (const [name, data] of Object.entries(files)) {
		binary[name] = await storeBinary(mode, [data], { fileName: `${name}.mp4`, mimeType });
	}
	return {
		mode: 'trigger',
		binary,
		parameters: {
			text: 'New video',
			userLists: ['fans'],
			media: { items: [{ source: 'binary', binaryPropertyName: Object.keys(files).join(',') }] },
			...parameters,
		},
		credentials: {
			main: { apiKey: SANDBOX_API_KEY, connectionId: 'conn_amber', baseUrl: url },
		},
	};
}

/** What the messages that were created have in `mediaItems`. */
export const mediaOf = ({ messages }: Sandbox) => messages.map(({ body }) => body.mediaItems);

/** Paths of what arrived, without the part that names the upload. */
export const pathsOf = ({ received }: Sandbox) =>
	received.map(({ method, path }) => `${method} ${path.replace(/upload%3A[\w-]+/, '…')}`);

/** Waits until something is seen; a loop without end would outlive its test and hold jest. */
export async function until(isSeen: () => boolean): Promise<void> {
	for (let looks = 0; !isSeen(); looks++) {
		if (looks === 2000) throw new Error('It was never seen');
		await sleep(5);
	}
}
