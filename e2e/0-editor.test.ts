/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- starts a command as a newcomer does */
import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { cleanEnvironment, run } from '../scripts/n8n/run';
import { N8nRest } from '../scripts/n8n/rest';
import { freePort, isFree } from '../scripts/n8n/start';
import { ended, executionsOf, outputOf, resultOf, until } from './helpers/executions';
import { processesOf } from './helpers/processes';
import { newFolder, noteGroup, print } from './helpers/stage';

const ROOT = join(__dirname, '..');

let editor: ChildProcess;
let port: number;
let folder: string;
let printed = '';
let forget: () => void;

beforeAll(async () => {
	port = await freePort();
	folder = newFolder('editor');
	const start = Date.now();
	const args = ['run', 'editor', '--', '--port', String(port), '--data', folder];
	editor = spawn('npm', args, {
		cwd: ROOT,
		env: cleanEnvironment(),
		stdio: ['ignore', 'pipe', 'pipe'],
		detached: true,
	});
	forget = noteGroup(editor.pid ?? 0);
	for (const stream of [editor.stdout, editor.stderr])
		stream?.on('data', (data: Buffer) => (printed += data.toString()));
	await until(
		() => {
			if (editor.exitCode !== null) throw new Error(`npm run editor ended:\n${printed}`);
			return printed.includes('Ctrl-C ends it') || undefined;
		},
		'the address of the editor',
		170,
	);
	print(`npm run editor: ready after ${Math.round((Date.now() - start) / 1000)} s`);
}, 180_000);
afterAll(() => {
	for (const pid of processesOf(folder)) process.kill(pid, 'SIGKILL');
});

const addressOf = (pattern: RegExp) => pattern.exec(printed)?.[1] ?? '';

describe('Editor', () => {
	it('prints the address of an n8n with the examples, credentials and the node', async () => {
		const url = addressOf(/^n8n +(http\S+)$/m);
		expect(url).toBe(`http://localhost:${port}`);
		const rest = new N8nRest(url);
		await rest.login();
		const credentials = await rest.call<Array<{ name: string }>>('GET', '/credentials');
		expect(credentials.map(({ name }) => name).sort()).toEqual([
			'OFAuth sandbox',
			'OFAuth webhook sandbox',
		]);
		const workflows = await rest.workflows();
		const examples = readdirSync(join(ROOT, 'examples')).filter((file) => file.endsWith('.json'));
		expect(workflows).toHaveLength(examples.length);

		for (const { id } of workflows) expect(printed).toContain(`${url}/workflow/${id}`);

		const first = workflows.find(({ name }) => name === 'Create mass message');
		const { nodes } = await rest.call<{ nodes: Array<{ name: string; type: string }> }>(
			'GET',
			`/workflows/${first?.id}`,
		);
		const start = nodes.find(({ type }) => type.endsWith('manualTrigger'))?.name;
		const { executionId } = await rest.call<{ executionId: string }>(
			'POST',
			`/workflows/${first?.id}/run`,
			{ triggerToStartFrom: { name: start } },
		);
		expect((await resultOf(rest, executionId)).status).toBe('success');
		expect(printed.match(/OFAuth sandbox: POST \/v2\/access\/mass-messages \S+ 200/g)).toHaveLength(
			3,
		);
	});

	it('the command that it prints sends an event, which starts one execution', async () => {
		const [command, ...args] = addressOf(/^Webhooks +(npm .*?) {2}/m).split(' ');
		const answer = await run(command, args, ROOT);
		expect(answer).toMatch(/^Event +connection\.expired of conn_amber/m);
		const rest = new N8nRest(addressOf(/^n8n +(http\S+)$/m));
		await rest.login();
		const all = await rest.workflows();
		const { id } = all.find(({ name }) => name === 'Tell me when a connection expires') ?? {};
		const execution = await ended(rest, String(id));
		expect(execution).toMatchObject({ status: 'success', mode: 'webhook' });
		expect(await executionsOf(rest, String(id))).toHaveLength(1);
		const { data } = await resultOf(rest, execution.id);
		expect(outputOf(data, 'Sentence')).toEqual([
			{ sentence: expect.stringMatching(/^Amber Lane \(conn_amber\) has to log in again: /) },
		]);
	});

	it('Ctrl-C ends all that it has started', async () => {
		const sandbox = Number(new URL(addressOf(/^Credential .*\((http[^,]+),/m)).port);
		expect(processesOf(folder).length).toBeGreaterThan(0);
		// A terminal tells all of the foreground.
		process.kill(-(editor.pid ?? 0), 'SIGINT');
		await until(() => editor.exitCode ?? editor.signalCode ?? undefined, 'the end of the editor');
		await until(() => processesOf(folder).length === 0 || undefined, 'the end of n8n', 10);
		expect([await isFree(port), await isFree(sandbox)]).toEqual([true, true]);
		forget();
	});
});
