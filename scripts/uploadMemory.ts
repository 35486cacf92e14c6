/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions, no-console -- a command of the developer */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { startSandbox, SANDBOX_API_KEY } from '../sandbox';
import type { StoredFile, UploadFigures, UploadJob } from './uploadOnce';

const GIB = 2 ** 30;
const MIB = 2 ** 20;
/** At most this much above the idle engine, and at most this much between 1 GB and 4 GB. */
const MOST_ABOVE_IDLE = 100 * MIB;
const MOST_APART = 16 * MIB;

/** Does a step in a process of its own. */
async function inProcess<T>(job: UploadJob, folder: string): Promise<T> {
	const args = [
		'--expose-gc',
		'--import',
		'tsx',
		resolve(__dirname, 'uploadOnce.ts'),
		JSON.stringify(job),
	];
	const child = spawn(process.execPath, args, {
		stdio: ['ignore', 'pipe', 'inherit'],
		env: { ...process.env, N8N_USER_FOLDER: folder },
	});
	let output = '';
	child.stdout.on('data', (data: Buffer) => (output += data.toString()));
	const code = await new Promise((done) => child.on('close', done));
	if (code !== 0) throw new Error(`The step ${job.step} ended with ${String(code)}`);
	return JSON.parse(output) as T;
}

/** How OFAuth has a file cut, and the sizes to try. */
const PLANS = [
	{ name: 'in parts', partSize: undefined, sizes: [GIB, 4 * GIB] },
	{ name: 'in one part', partSize: 8 * GIB, sizes: [GIB, 4 * GIB] },
];

async function main() {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-ofauth-upload-'));
	process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
	for (const plan of PLANS) await measure(plan, folder);
}

async function measure({ name, partSize, sizes }: (typeof PLANS)[number], folder: string) {
	const sandbox = await startSandbox({ bucket: null, uploads: { partSize } });
	const figures: UploadFigures[] = [];
	const mib = (bytes: number) => `${(bytes / MIB).toFixed(0)} MiB`;
	for (const size of sizes) {
		const { data, sha256 } = await inProcess<StoredFile>({ step: 'store', size }, folder);
		const job = { step: 'send', data, baseUrl: sandbox.url, apiKey: SANDBOX_API_KEY } as const;
		const figure = await inProcess<UploadFigures>(job, folder);
		figures.push(figure);
		const isSame = sandbox.uploads.at(-1)?.sha256 === sha256;
		if (!isSame) process.exitCode = 1;
		const { idle, peak, seconds } = figure;
		console.log(
			`${size / GIB} GiB from the file system store ${name}: idle ${mib(idle)}, peak ${mib(peak)} (+${mib(peak - idle)}), ${seconds.toFixed(0)} s, ${isSame ? 'the same bytes arrived' : 'OTHER BYTES ARRIVED'}`,
		);
	}
	await sandbox.close();
	const [small, large] = figures.map(({ peak }) => peak);
	console.log(
		`${name}: the peaks of 1 GiB and 4 GiB are ${((large - small) / MIB).toFixed(1)} MiB apart`,
	);
	const above = Math.max(...figures.map(({ peak, idle }) => peak - idle));
	if (above > MOST_ABOVE_IDLE || large - small > MOST_APART) process.exitCode = 1;
}

void main();
