import { BinaryDataService } from 'n8n-core';

import { manyConnections, startSandbox, type Sandbox } from '../../sandbox';
import { Container } from '../helpers/container';
import { runNode, type RunOptions } from '../helpers/engine';
import { bytes, sha256, withFiles } from './support';

let sandbox: Sandbox;
afterEach(async () => {
	jest.restoreAllMocks();
	await sandbox.close();
});

const wait = (seconds: number) => ({ status: 429, headers: { 'retry-after': String(seconds) } });

/** The same file for so many creators. */
async function forCreators(count: number): Promise<RunOptions> {
	const connections = manyConnections(count);
	sandbox = await startSandbox({ bucket: null, connections, uploads: { partSize: 1000 } });
	const parameters = { connectionId: '={{ $json.connection }}' };
	const options = await withFiles(sandbox, { data: bytes(2500) }, { parameters });
	return { ...options, items: connections.map(({ id }) => ({ connection: id })) };
}

test('uploads that wait for their rate limit hold no other creator', async () => {
	const options = await forCreators(5);
	for (const connectionId of ['conn_001', 'conn_002', 'conn_003', 'conn_004'])
		sandbox.fault({ match: { connectionId, path: /\/parts\/2$/ }, ...wait(2) });
	expect((await runNode(options)).error).toBeUndefined();
	expect(sandbox.messages).toHaveLength(5);
	expect(sandbox.messages[0].connectionId).toBe('conn_005');
	expect(sandbox.uploads.map(({ parts }) => parts)).toEqual(Array(5).fill([1, 2, 3]));
});

test('more waiting uploads than may keep their part read it again, and all of them arrive whole', async () => {
	const options = await forCreators(15);
	for (const { connection } of options.items as Array<{ connection: string }>)
		sandbox.fault({ match: { connectionId: connection, path: /\/parts\/3$/ }, ...wait(2) });
	const opened = jest.spyOn(Container.get(BinaryDataService), 'getAsStream');
	expect((await runNode(options)).error).toBeUndefined();
	expect(opened.mock.calls.length).toBeGreaterThan(15);
	expect(sandbox.uploads.map((upload) => upload.sha256)).toEqual(
		Array(15).fill(sha256(bytes(2500))),
	);
	expect(sandbox.messages).toHaveLength(15);
});

const STEPS = [/init$/, /parts\/2$/, /complete$/, /mass-messages$/];

test('Max Wait counts for the message as a whole, through all steps of its upload', async () => {
	const options = await forCreators(1);
	for (const path of STEPS) sandbox.fault({ match: { path }, ...wait(1) });
	options.parameters = { ...options.parameters, options: { maxWait: 3.5 } };
	const { error } = await runNode(options);
	expect(error?.message).toContain('waited 3 s, 1 s more would pass Max Wait');
	expect(sandbox.uploads).toMatchObject([{ mediaId: 9001 }]);
	expect(sandbox.messages).toEqual([]);
});

test('what a message waits before its first 429 does not count', async () => {
	const options = await forCreators(1);
	for (const path of STEPS.slice(0, 3)) sandbox.fault({ match: { path }, ...wait(1) });
	options.parameters = { ...options.parameters, options: { maxWait: 3.5 } };
	expect((await runNode(options)).error).toBeUndefined();
	expect(sandbox.messages).toHaveLength(1);
});
