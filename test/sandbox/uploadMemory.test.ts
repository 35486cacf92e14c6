/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- measures memory */
import { createHash } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { useSandbox } from './client';
import { openPut } from './slowPut';
import { begin } from './uploadClient';

const MB = 1024 * 1024;
const FILE_MB = 64;
const SIZE = FILE_MB * MB;
const its = useSandbox({ uploads: { partSize: SIZE } });

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What is still held after a collection: on the heap and in buffers beside it, and by the whole process. */
function memory(): { held: number; rss: number } {
	collectGarbage();
	const { heapUsed, external, rss } = process.memoryUsage();
	return { held: heapUsed + external, rss };
}

/** Uploads 64 MB in one request; the SHA-256 of what it sent and the most memory it has seen meanwhile. */
async function uploadFile() {
	const { path } = await begin(its.sandbox, SIZE);
	const put = openPut(its.sandbox, path, SIZE);
	const hash = createHash('sha256');
	const most = { held: 0, rss: 0 };
	for (let index = 1; index <= FILE_MB; index++) {
		const chunk = Buffer.alloc(MB, index);
		hash.update(chunk);
		await put.write(chunk);
		if (index % 8 > 0) continue;
		const { held, rss } = memory();
		most.held = Math.max(most.held, held);
		most.rss = Math.max(most.rss, rss);
	}
	expect(await put.end()).toBe(200);
	return { sha256: hash.digest('hex'), ...most };
}

test('64 MB in one request stream through and leave nothing behind', async () => {
	// the first one clears away what jest has left, and settles what server and client keep for good
	await uploadFile();
	const before = memory();
	const { sha256, held, rss } = await uploadFile();
	expect(held - before.held).toBeLessThan(40 * MB);
	expect(rss - before.rss).toBeLessThan(40 * MB);
	expect(its.sandbox.uploads[1]).toMatchObject({ parts: [1], bytes: SIZE, sha256, mediaId: 9002 });
	expect(its.sandbox.received.at(-1)).toMatchObject({ contentLength: SIZE, status: 200 });
});
