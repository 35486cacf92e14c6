/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions, no-console -- a command of the developer */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

import { startSandbox, SANDBOX_API_KEY } from '../sandbox';
import type { UploadFigures } from './uploadOnce';

const GIB = 2 ** 30;
const MIB = 2 ** 20;
/** At most this much above the idle engine, and at most this much between 1 GB and 4 GB. */
const MOST_ABOVE_IDLE = 100 * MIB;
const MOST_APART = 16 * MIB;

/** Uploads a file of that size in a process of its own, so that nothing else is in its memory. */
async function measure(baseUrl: string, size: number): Promise<UploadFigures> {
	const job = JSON.stringify({ baseUrl, apiKey: SANDBOX_API_KEY, size });
	const child = spawn(
		process.execPath,
		['--expose-gc', '--import', 'tsx', resolve(__dirname, 'uploadOnce.ts'), job],
		{
			stdio: ['ignore', 'pipe', 'inherit'],
		},
	);
	let output = '';
	child.stdout.on('data', (data: Buffer) => (output += data.toString()));
	const code = await new Promise((done) => child.on('close', done));
	if (code !== 0) throw new Error(`The upload of ${size} bytes ended with ${String(code)}`);
	return JSON.parse(output) as UploadFigures;
}

async function main() {
	const sandbox = await startSandbox({ bucket: null });
	const figures: UploadFigures[] = [];
	for (const size of [GIB, 4 * GIB]) {
		const figure = await measure(sandbox.url, size);
		figures.push(figure);
		const arrived =
			sandbox.uploads.at(-1)?.sha256 === figure.sha256
				? 'the same bytes arrived'
				: 'OTHER BYTES ARRIVED';
		const mib = (bytes: number) => `${(bytes / MIB).toFixed(0)} MiB`;
		console.log(
			`${size / GIB} GiB from the file system store: idle ${mib(figure.idle)}, peak ${mib(figure.peak)} (+${mib(figure.peak - figure.idle)}), ${figure.seconds.toFixed(0)} s, ${arrived}`,
		);
		if (sandbox.uploads.at(-1)?.sha256 !== figure.sha256) process.exitCode = 1;
	}
	await sandbox.close();
	const [small, large] = figures.map(({ peak, idle }) => peak - idle);
	console.log(`4 GiB needs ${((large - small) / MIB).toFixed(1)} MiB more than 1 GiB`);
	if (Math.max(small, large) > MOST_ABOVE_IDLE || Math.abs(large - small) > MOST_APART)
		process.exitCode = 1;
}

void main();
