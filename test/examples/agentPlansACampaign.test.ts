import type { IDataObject } from 'n8n-workflow';

import example from '../../examples/agent-plans-a-campaign.json';
import { startSandbox, type Sandbox } from '../../sandbox';
import { useProcessedData } from '../helpers/processedData';
import { given, runExample } from './exampleRuns';

const PLAN: IDataObject = {
	campaign: 'summer',
	messages: [
		{ text: 'Summer is here!', lists: ['fans'], price: 0 },
		{ text: 'The beach set.', lists: [1001], price: 0, sendAt: '2099-07-01T18:00:00Z' },
	],
};

let sandbox: Sandbox;
beforeAll(async () => await useProcessedData(':memory:'));
beforeEach(async () => {
	sandbox = await startSandbox({ bucket: null });
});
afterEach(async () => await sandbox.close());

/** From the plan of a model on. */
const run = async (workflowId: string, plan: IDataObject, approved: boolean) =>
	await runExample(example, {
		sandbox,
		workflowId,
		pinned: { 'Plan a campaign': [{ output: plan }], 'Ask a person': [{ data: { approved } }] },
	});
const sent = () => sandbox.messages.map(({ body }) => body);

test('a person sees the numbers of the whole plan, and nothing is sent before', async () => {
	const done = await run('refused', PLAN, false);
	expect(done.data.resultData.error).toBeUndefined();
	const [{ subject, text }, ...more] = given(done, 'The plan in numbers');
	expect(more).toEqual([]);
	expect(subject).toBe('Send the campaign summer: 2 messages?');
	expect(text).toMatch(/Message 1\n[^]*To: Fans \(fans\), 48 fans[^]*Summer is here!/);
	expect(text).toMatch(/Message 2\n[^]*Fans at most: \d+[^]*2099[^]*The beach set\./);
	expect(sent()).toEqual([]);
});

test('what was approved is sent, all of it, once', async () => {
	for (let times = 0; times < 2; times += 1) {
		const { data } = await run('approved', PLAN, true);
		expect(data.resultData.error).toBeUndefined();
	}
	expect(sent()).toEqual([
		{ text: 'Summer is here!', userLists: ['fans'], price: 0 },
		{
			text: 'The beach set.',
			userLists: [1001],
			price: 0,
			scheduledDate: '2099-07-01T18:00:00.000Z',
		},
	]);
	await run('approved', { ...PLAN, campaign: 'late summer' }, true);
	expect(sent()).toHaveLength(4);
});

test.each([
	['for a list that is not there', { text: 'Hi', lists: ['VIP wales'] }],
	['for a date that has passed', { text: 'Hi', lists: ['fans'], sendAt: '2020-07-01T18:00:00Z' }],
])('a plan with a message %s is shown to nobody', async (_, message) => {
	const messages = [...(PLAN.messages as IDataObject[]), message];
	const bad = await run('bad', { ...PLAN, messages }, true);
	expect(bad.data.resultData.lastNodeExecuted).toBe('Preview');
	expect(given(bad, 'Ask a person')).toEqual([]);
	expect(sent()).toEqual([]);
});
