import type { Sandbox } from '../../sandbox';
import type { ExampleNode, ExampleWorkflow } from '../../scripts/n8n/examples';
import { outputOf, until, type ExecutionData } from './executions';
import { NODE_TYPE } from './workflows';

/** What an example does in the sandbox besides sending, and what happens while it runs. */
interface Judgement {
	/** What is there before it runs. */
	before?: (sandbox: Sandbox) => void;
	/** What others do as soon as it has sent its first message. */
	meanwhile?: (sandbox: Sandbox) => void;
	/** What has to have happened, after the first run and after a second. */
	judge: (sandbox: Sandbox) => void;
	/** The node that writes a row, which has to be the same in both runs. */
	row?: string;
}

const FAN = 100_001;

/** Paths of requests that put fans into lists or took them out. */
function memberships({ received }: Sandbox, method: string): string[] {
	return received
		.filter((one) => one.method === method && /\/users\/lists\/\d+\/users\/\d+$/.test(one.path))
		.map(({ path }) => path);
}

const fans = (sandbox: Sandbox) => sandbox.chatMessages.map(({ userId }) => userId);

/** By the names of the examples. */
const JUDGEMENTS: Record<string, Judgement> = {
	'A personal message for each fan': {
		judge: (sandbox) => expect(fans(sandbox)).toEqual([FAN, FAN + 1, FAN + 2]),
	},
	'Leave the buyers out of the next message': {
		before(sandbox) {
			const connectionId = 'conn_amber';
			const body = { text: 'The set', userLists: ['fans'], price: 5 };
			const at = Date.now() - 60_000;
			const { id: massMessageId } = sandbox.addMessage({ connectionId, body, at });
			sandbox.buy({ connectionId, massMessageId, userId: FAN });
		},
		judge(sandbox) {
			expect(memberships(sandbox, 'POST')[0]).toBe(`/v2/access/users/lists/1008/users/${FAN}`);
			expect(sandbox.messages.map(({ body }) => body.excludeUserLists)).toEqual([[1008]]);
		},
	},
	'Never the same content twice': {
		judge(sandbox) {
			const left = memberships(sandbox, 'POST');
			expect(left.length).toBeGreaterThan(0);
			expect(sandbox.messages.map(({ body }) => body.excludeUserLists)).toEqual([[1008]]);
			expect(left.every((path) => path.includes('/1008/'))).toBe(true);
		},
	},
	'Sales to a table': {
		judge: ({ received }) => expect(received).toEqual([]),
		row: 'Write the sale',
	},
	'Second try': {
		meanwhile: (sandbox) =>
			sandbox.buy({
				connectionId: 'conn_amber',
				massMessageId: sandbox.messages[0].id,
				userId: FAN,
			}),
		judge(sandbox) {
			expect(memberships(sandbox, 'POST')).toEqual([`/v2/access/users/lists/1008/users/${FAN}`]);
			expect(sandbox.messages.map(({ body }) => body.excludeUserLists)).toEqual([
				undefined,
				[1008],
			]);
		},
	},
	'Segment by spend': {
		judge(sandbox) {
			const added = memberships(sandbox, 'POST');
			// Every active subscriber, into one of three lists.
			expect(new Set(added.map((path) => path.split('/').at(-1))).size).toBe(48);
			expect(new Set(added.map((path) => path.split('/').at(-3))).size).toBe(3);
			expect(added).toHaveLength(48);
			expect(memberships(sandbox, 'DELETE')).toEqual([]);
		},
	},
	'Thank the buyers': {
		judge(sandbox) {
			expect(new Set(memberships(sandbox, 'POST')).size).toBe(1);
			expect(fans(sandbox)).toEqual([FAN]);
		},
	},
	'Unsend unless bought': {
		judge: ({ messages }) =>
			expect(messages.map(({ canceledAt }) => canceledAt !== undefined)).toEqual([true]),
	},
	'Welcome new subscribers': { judge: (sandbox) => expect(fans(sandbox)).toEqual([FAN]) },
};

/** Makes what an example needs to be there. */
export function prepare(name: string, sandbox: Sandbox): void {
	JUDGEMENTS[name]?.before?.(sandbox);
}

/** Lets happen what is to happen while an example runs. */
export async function meanwhile(name: string, sandbox: Sandbox): Promise<void> {
	const { meanwhile: happens } = JUDGEMENTS[name] ?? {};
	if (!happens) return;
	await until(() => sandbox.messages[0], 'the first message');
	happens(sandbox);
}

/** Judges what an example has done, in one run or in two. @returns what the second has to give as the first did */
export function judge(name: string, sandbox: Sandbox, { data }: { data: ExecutionData }): unknown {
	const { judge: isRight, row } = JUDGEMENTS[name] ?? {};
	isRight?.(sandbox);
	if (row === undefined) return undefined;
	const ids = outputOf(data, row).map(({ id }) => id);
	expect(ids).toHaveLength(1);
	return ids;
}

/** Its nodes that send. */
function sends({ nodes }: ExampleWorkflow): ExampleNode[] {
	const SENDS = ['massMessage create', 'chatMessage send'];
	return nodes.filter(
		({ type, parameters: { resource, operation } }) =>
			type === NODE_TYPE && SENDS.includes(`${String(resource)} ${String(operation)}`),
	);
}

/** Whether an example sends anything to fans. */
export function isSending(example: ExampleWorkflow): boolean {
	return sends(example).length > 0;
}

/** Whether a second run of an example is to send nothing: each of its messages has a Send Once Key. */
export function isOnce(example: ExampleWorkflow): boolean {
	const hasKey = ({ parameters: { options = {} } }: ExampleNode) =>
		'sendOnceKey' in (options as object);
	return sends(example).every(hasKey);
}

/** The same example with hours that are over within seconds. */
export function hurried(example: ExampleWorkflow): ExampleWorkflow {
	const text = JSON.stringify(example).replace(
		/("name":"hours","value":)[\d.]+/g,
		(_, before: string) => `${before}0.001`,
	);
	return JSON.parse(text) as ExampleWorkflow;
}
