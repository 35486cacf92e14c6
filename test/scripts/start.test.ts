import example from '../../examples/create-mass-message.json';
import { SANDBOX_API_KEY } from '../../sandbox';
import type { MessageLife } from '../../scripts/report';
import { CREATE, useSandbox } from '../sandbox/client';
import { runStart, type Ended } from './runStart';

const TRIGGER = 'When clicking ‘Execute workflow’';
const ITEMS = example.pinData[TRIGGER].map(({ json }) => json);
const TEXTS = ITEMS.map(({ text }) => text);

interface Document {
	received: Array<{ method: string; path: string; connectionId: string; body: { text: string } }>;
	output: Array<{ id: number }>;
	lives: MessageLife[];
}

// A child loads the engine anew.
jest.setTimeout(60_000);

describe('npm start in the sandbox', () => {
	let asJson: Ended;
	beforeAll(async () => {
		asJson = await runStart(['--json']);
	});
	const document = () => JSON.parse(asJson.stdout) as Document;

	it('prints one JSON document and nothing else with --json', () => {
		const { code, stdout, stderr } = asJson;
		expect({ code, stderr }).toEqual({ code: 0, stderr: '' });

		const { received, output, lives, ...more } = document();
		expect(more).toEqual({});
		expect(lives).toHaveLength(2);
		expect(received.map(({ body }) => body.text)).toEqual(TEXTS);
		for (const { method, path, connectionId } of received)
			expect({ method, path, connectionId }).toEqual({
				method: 'POST',
				path: CREATE,
				connectionId: 'conn_amber',
			});
		expect(output.map(({ id }) => id)).toEqual([7001, 7002, 7003]);
		expect(stdout).not.toContain(SANDBOX_API_KEY);
	});

	it('sends each item of the example with its own fields and no others', () => {
		const { received } = document();
		const scheduledDate = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:00:00\.000Z$/);
		expect(received.map(({ body }) => body)).toEqual([
			{ text: TEXTS[0], userLists: [1001, 1002] },
			{
				text: TEXTS[1],
				userLists: [1003],
				mediaItems: [501, 504, 505],
				previewMediaCount: 1,
				price: 9.99,
			},
			{ text: TEXTS[2], userIds: [80001, 80002, 80003], scheduledDate },
		]);
	});

	it('goes from Create to Unsend: each message waited for, with its numbers and its own buyers', () => {
		const { lives } = document();
		const [free, paid] = lives;
		expect([free.id, paid.id]).toEqual([7001, 7002]);
		for (const { sentCount, viewedCount, unsent } of lives) {
			expect(sentCount).toBeGreaterThan(0);
			expect(viewedCount).toBeGreaterThan(0);
			expect(unsent).toBe(true);
		}
		expect([free.purchasedCount, free.buyers]).toEqual([0, []]);
		expect(paid.purchasedCount).toBeGreaterThan(0);
		expect(paid.buyers.length).toBeGreaterThanOrEqual(paid.purchasedCount);
	});

	it('prints a report for a reader: the responses, then what became of messages', async () => {
		const { code, stdout } = await runStart([]);
		expect(code).toBe(0);
		for (const text of TEXTS) expect(stdout).toContain(text);
		const [responses, loop] = stdout
			.slice(stdout.indexOf('\n[\n') + 1)
			.split('\nFrom Create to Unsend');
		expect((JSON.parse(responses) as Document['output']).map(({ id }) => id)).toEqual([
			7001, 7002, 7003,
		]);
		expect(loop).toMatch(
			/7002 \(\$9\.99\) {2}The beach set is here\.\n {2}sent to \d+, seen by \d+, bought/,
		);
		expect(stdout).not.toContain(SANDBOX_API_KEY);
	});

	it('reaches the sandbox although the network asks for a proxy', async () => {
		const proxy = 'http://127.0.0.1:1';
		const { code } = await runStart(['--json'], { HTTP_PROXY: proxy, HTTPS_PROXY: proxy });
		expect(code).toBe(0);
	});

	it('explains itself with --help, and refuses what it does not know', async () => {
		const help = await runStart(['--help']);
		expect(help.code).toBe(0);
		expect(help.stdout).toContain('--live');

		const unknown = await runStart(['--lvie']);
		expect(unknown).toMatchObject({ code: 2, stdout: '' });
		expect(unknown.stderr).toContain("'--lvie'");
	});
});

describe('npm start -- --live', () => {
	const server = useSandbox();
	const there = () => ({
		OFAUTH_API_KEY: SANDBOX_API_KEY,
		OFAUTH_CONNECTION_ID: 'conn_bella',
		OFAUTH_BASE_URL: server.sandbox.url,
	});

	it.each([
		[{}, 'OFAUTH_API_KEY, OFAUTH_CONNECTION_ID'],
		[{ OFAUTH_API_KEY: 'key' }, 'OFAUTH_CONNECTION_ID'],
		[{ OFAUTH_CONNECTION_ID: 'conn_bella' }, 'OFAUTH_API_KEY'],
		[{ OFAUTH_API_KEY: ' ', OFAUTH_CONNECTION_ID: 'conn_bella' }, 'OFAUTH_API_KEY'],
	])('names what is not set: %j', async (env, missing) => {
		const { code, stdout, stderr } = await runStart(['--live', '--yes'], env);
		expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
		expect(stderr.trim()).toMatch(new RegExp(`not set: ${missing}$`));
	});

	/** What it looked up before it asked for a yes changes nothing. */
	const posted = () => server.sandbox.received.filter(({ method }) => method !== 'GET');

	it('sends nothing without a yes, but says what it would send', async () => {
		const { code, stdout, stderr } = await runStart(['--live'], there());
		expect(code).toBe(1);
		expect(stdout).toContain(`3 mass messages for real, to ${server.sandbox.url}`);
		for (const text of TEXTS) expect(stdout).toContain(text);
		expect(stderr).toContain('Nothing was sent');
		expect(posted()).toEqual([]);
	});

	it('says what it sends, then sends exactly that, with --yes', async () => {
		const { code, stdout } = await runStart(['--live', '--yes'], there());
		expect(code).toBe(0);
		expect(stdout.indexOf('About to send')).toBe(0);
		expect(stdout.trim()).toMatch(/\]$/);
		expect(stdout).not.toContain(SANDBOX_API_KEY);
		expect(
			server.sandbox.messages.map(({ body, connectionId }) => [connectionId, body.text]),
		).toEqual(TEXTS.map((text) => ['conn_bella', text]));
	});

	it('keeps standard output for the JSON document with --json', async () => {
		const { code, stdout, stderr } = await runStart(['--live', '--yes', '--json'], there());
		expect(code).toBe(0);
		const { received, output } = JSON.parse(stdout) as Document;
		expect(received).toEqual(
			posted().map(({ method, path, connectionId, body }) => ({
				method,
				path,
				connectionId,
				body,
			})),
		);
		expect(output.map(({ id }) => id)).toEqual([7001, 7002, 7003]);
		expect(stderr).toContain('About to send 3 mass messages');
	});

	it('ends with a code above 0 where OFAuth refuses a message, and shows what was sent', async () => {
		server.sandbox.fault({
			match: { text: TEXTS[1] },
			status: 403,
			body: { error: 'No', type: 'FORBIDDEN' },
		});
		const { code, stdout, stderr } = await runStart(['--live', '--yes', '--json'], there());
		expect(code).toBe(1);
		expect((JSON.parse(stdout) as Document).received).toHaveLength(2);
		expect(stderr).toContain('OFAuth refused this: No (FORBIDDEN, 403) [item 1]');
		expect(server.sandbox.messages).toHaveLength(1);
	});

	it('ends with a code above 0 before anything is sent where the credential cannot be used', async () => {
		const { code, stderr } = await runStart(['--live', '--yes'], {
			...there(),
			OFAUTH_BASE_URL: 'http://ofauth.example',
		});
		expect(code).toBe(1);
		expect(stderr).toContain('must begin with https://');
	});
});
