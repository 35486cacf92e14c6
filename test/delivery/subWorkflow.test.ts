import type { IExecuteFunctions } from 'n8n-workflow';

import { OfAuth } from '../../nodes/OfAuth/OfAuth.node.ts';
import { startSandbox, type Sandbox } from '../../sandbox';
import { credentialsFor, wordsOf } from '../actions/support';
import { retryRun, runNode, type RunOptions } from '../helpers/engine';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ bucket: null });
});
afterEach(async () => await sandbox.close());

const OWN = /retry the sub-workflow's own execution execution-\d+/;
const texts = () => sandbox.messages.map(({ body }) => body.text);

function called(more: Partial<RunOptions> = {}): RunOptions {
	return {
		mode: 'integrated',
		items: ['a', 'b', 'c'].map((text) => ({ text })),
		parameters: {
			text: '={{ $json.text }}',
			userLists: ['fans'],
			options: { onUnknownOutcome: 'stop' },
		},
		credentials: credentialsFor(sandbox),
		...more,
	};
}

test('the error of a sub-workflow names its own execution, in its message too', async () => {
	sandbox.fault({ match: { text: 'b' }, status: 403 });
	const { error, run } = await runNode(called());
	expect(error?.message).toMatch(OWN);
	expect(error?.description).toMatch(OWN);
	expect(error?.description).toContain('the execution that called it');
	expect(wordsOf(error)).not.toContain('this execution');
	await retryRun(called(), run);
	expect(texts()).toEqual(['a', 'b', 'c']);
});

test('of an unknown outcome too, with what to change and which execution to retry then', async () => {
	sandbox.fault({ match: { text: 'a' }, create: true, drop: true });
	const { error } = await runNode(called());
	expect(error?.message).toMatch(OWN);
	expect(error?.description).toMatch(
		/to Send Again \(May Duplicate\), save, and retry the sub-workflow's own execution execution-\d+ \(not the one that called it\)/,
	);
	expect(wordsOf(error)).not.toContain('this execution');
});

test('a bad item after a Retry On Fail: the execution that knows what was sent is named', async () => {
	sandbox.fault({ match: { text: 'b' }, status: 403 });
	const nodeType = new OfAuth();
	const { execute } = nodeType;
	let tries = 0;
	nodeType.execute = async function (this: IExecuteFunctions) {
		this.getInputData()[2].json.price = ++tries > 1 ? 500 : 5;
		return await execute.call(this);
	};
	const { error } = await runNode(
		called({
			nodeType,
			parameters: {
				text: '={{ $json.text }}',
				userLists: ['fans'],
				price: '={{ $json.price ?? 5 }}',
			},
			settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
		}),
	);
	expect(error?.message).toMatch(
		/^Nothing more was sent \(1 were, before\)\. Price \(USD\) \[item 2\]/,
	);
	expect(error?.message).toMatch(OWN);
	expect(error?.description).toMatch(OWN);
	expect(texts()).toEqual(['a']);
});

test('nothing sent: no warning of what a new call would send again', async () => {
	sandbox.fault({ match: { text: 'a' }, status: 403 });
	const { error } = await runNode(called());
	expect(error?.description).toMatch(OWN);
	expect(wordsOf(error)).not.toContain('again');
});
