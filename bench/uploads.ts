/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- reads where files are */
import { join } from 'node:path';

import { SANDBOX_API_KEY } from '../sandbox';
import { run } from '../scripts/n8n/run';
import type { StoredFile, UploadFigures, UploadJob } from '../scripts/uploadOnce';
import { startSandboxProcess, type Installation } from './processes';

const ROOT = join(__dirname, '..');

/** An upload of a file of `size` bytes. */
export interface UploadRow extends UploadFigures {
	size: number;
	/** Whether the same bytes arrived. */
	isWhole: boolean;
}

/**
 * Uploads files of these sizes, each in a process of its own, with the script of `npm run upload-memory`.
 *
 * @param root of another state of the project
 */
export async function measureUploads(
	{ node, userFolder }: Pick<Installation, 'node' | 'userFolder'>,
	sizes: number[],
	root = ROOT,
): Promise<UploadRow[]> {
	const inProcess = async <T>(job: UploadJob) => {
		const script = join(root, 'scripts', 'uploadOnce.ts');
		const args = ['--expose-gc', '--import', 'tsx', script, JSON.stringify(job)];
		return JSON.parse(await run(node, args, root, { N8N_USER_FOLDER: userFolder })) as T;
	};
	const sandbox = await startSandboxProcess({ bucket: null });
	const rows: UploadRow[] = [];
	for (const size of sizes) {
		const { data, sha256 } = await inProcess<StoredFile>({ step: 'store', size });
		const job = { step: 'send', data, baseUrl: sandbox.url, apiKey: SANDBOX_API_KEY } as const;
		const figures = await inProcess<UploadFigures>(job);
		rows.push({ ...figures, size, isWhole: (await sandbox.read()).sha256 === sha256 });
	}
	sandbox.close();
	return rows;
}
