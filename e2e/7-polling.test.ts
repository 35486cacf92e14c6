import { sleep } from 'n8n-workflow';

import { SANDBOX_API_KEY } from '../sandbox';
import { exampleWorkflows } from '../scripts/n8n/examples';
import type { SavedWorkflow } from '../scripts/n8n/rest';
import { executionsOf, until } from './helpers/executions';
import { ALL, buyersIn, happen, KINDS, noKeys, sorted, type Kind } from './helpers/polledKinds';
import {
	fetchTestEvent,
	foundBy,
	polling,
	publishPolling,
	refusedActivation,
	ROUND,
} from './helpers/polls';
import { expectNowhere } from './helpers/secrets';
import { openStage, print, sandboxCredential, type SingleStage } from './helpers/stage';

const WRONG_KEY = 'sk_sandbox_not_the_one';
const EXAMPLE = 'Thank the buyers';
const EXAMPLE_TRIGGER = 'When a mass message is bought';

let stage: SingleStage;
let example: SavedWorkflow;
let log = '';
const live = {} as Record<Kind, SavedWorkflow>;
const expected = noKeys();

beforeAll(async () => {
	stage = await openStage({ bucket: null, life: { queuedMs: 0, purchaseShare: 0 } });
}, 180_000);
afterAll(async () => await stage?.close(), 60_000);

/** What has come out of each trigger. */
async function emitted() {
	const keys = noKeys();
	for (const kind of ALL) keys[kind] = (await foundBy(stage, live[kind])).map(KINDS[kind].keyOf);
	return sorted(keys);
}

const thanked = () => stage.sandbox.chatMessages.map(({ userId }) => userId).sort();

/** Waits until as much has come out as there has to; what it was shows afterwards. */
async function untilEmitted(): Promise<void> {
	const start = Date.now();
	const ask = async () => {
		const now = await emitted();
		const isAll = ALL.every((kind) => now[kind].length >= expected[kind].length);
		return (isAll && thanked().length >= expected.bought.length) || undefined;
	};
	await until(ask, 'an execution for everything that has happened', (2 * ROUND) / 1000);
	print(`all of it has come out after ${((Date.now() - start) / 1000).toFixed(0)} s`);
}

describe('Polling', () => {
	it('activation starts no execution for what is there already', async () => {
		const { credential, sandbox } = stage;
		const body = { text: 'Of before', price: 9 };
		const { id: massMessageId } = sandbox.addMessage({ connectionId: 'conn_amber', body });
		const buy = (userId: number) =>
			sandbox.buy({ connectionId: 'conn_amber', massMessageId, userId });
		buy(100_001);
		for (const kind of ALL) {
			const made = polling(kind, credential, KINDS[kind].parameters);
			live[kind] = await publishPolling(stage, made);
		}
		const examples = exampleWorkflows({ credential, apiUrl: sandbox.url, videoUrl: sandbox.url });
		example = await publishPolling(stage, examples.find(({ name }) => name === EXAMPLE) ?? {});
		// The message is still one of before.
		buy(100_002);
		expect(await emitted()).toEqual(noKeys());
	});

	it('activation with a wrong API key fails in words, without the key', async () => {
		const data = { ...sandboxCredential(stage.sandbox), apiKey: WRONG_KEY };
		const wrong = await stage.rest.saveCredential('Wrong key', 'ofAuthApi', data);
		const made = polling('wrong key', wrong, KINDS.transactions.parameters);
		const said = await refusedActivation(stage, made);
		print(said);
		expect(said).toContain('API key');
		expect(said).not.toContain(WRONG_KEY);
	});

	it('Fetch Test Event shows the newest entry, and the next poll still finds all that is new', async () => {
		happen(stage.sandbox, 100_011, expected);
		for (const kind of ALL) {
			const shown = (await fetchTestEvent(stage, live[kind])).map(KINDS[kind].keyOf);
			expect(shown).toHaveLength(1);
			expect(expected[kind]).toContain(shown[0]);
		}
		await untilEmitted();
		expect(await emitted()).toEqual(sorted(expected));
	}, 150_000);

	it('the example has put each buyer into the list and thanked them, unattended', async () => {
		const added = stage.sandbox.received
			.filter(({ path, status }) => status === 200 && /\/users\/lists\/\d+\/users\/\d+$/.test(path))
			.map(({ path }) => Number(path.split('/').at(-1)));
		expect(added.sort()).toEqual(buyersIn(expected));
		expect(thanked()).toEqual(buyersIn(expected));
		const found = await foundBy(stage, example, EXAMPLE_TRIGGER);
		expect(found).toHaveLength(expected.bought.length);
	});

	it('nothing is lost by a crash of n8n, and nothing comes twice', async () => {
		happen(stage.sandbox, 100_021, expected);
		await stage.n8n.kill();
		log += stage.n8n.log();
		happen(stage.sandbox, 100_031, expected);
		await stage.startAgain();
		await untilEmitted();
		// Every trigger polls once more.
		await sleep(ROUND);
		expect(await emitted()).toEqual(sorted(expected));
		expect(thanked()).toEqual(buyersIn(expected));
		const executions = await executionsOf(stage.rest, example.id);
		expect(executions.filter(({ status }) => status !== 'success')).toEqual([]);
		print(
			`each in one execution: ${ALL.map((kind) => `${expected[kind].length} ${kind}`).join(', ')}`,
		);
	}, 300_000);

	it('no API key is in what n8n stores or logs', async () => {
		const { userFolder, n8n } = stage;
		const logs = [log, n8n.log()];
		const count = await expectNowhere([SANDBOX_API_KEY, WRONG_KEY], { userFolder, logs });
		expect(count).toBeGreaterThan(ALL.length);
	});
});
