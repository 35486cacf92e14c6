import { DEFAULT_CONNECTIONS } from '../sandbox';
import { CONNECTIONS } from './cases';
import { measure, type Installation, type Measured } from './processes';
import { seconds, table } from './table';
import { thisNode } from './tools';

/** What gets lost. */
interface Loss {
	name: string;
	/** Messages, all of them lost, and of how many connections, in turns. */
	messages: number;
	connections: number;
	parallelSends?: number;
	/** Whether OFAuth created what it did not answer; default true. */
	isCreated?: boolean;
}

/** What it came to. */
export interface LookUpRow extends Loss {
	/** Messages that came out as sent. */
	found: number;
	/** Messages that exist more than once. */
	twice: number;
	/** Requests for the list of sent messages. */
	requests: number;
	wallMs: number;
}

const LOSSES: Loss[] = [
	{ name: '1 message', messages: 1, connections: 1 },
	{ name: '10 messages, one after another', messages: 10, connections: 1 },
	{ name: '100 messages, one after another', messages: 100, connections: 1 },
	{ name: '100 messages, Parallel Sends 10', messages: 100, connections: 1, parallelSends: 10 },
	{ name: '1 message in each of 40 connections', messages: 40, connections: 40 },
	{ name: '1 message that was not created', messages: 1, connections: 1, isCreated: false },
];
/** Only for the run that warms the process up, which remembers what it has sent through a connection. */
const [WARM] = DEFAULT_CONNECTIONS;

/** What it costs to look up messages whose answers were lost: this node, warm, a process for each row. */
export async function measureLookUps(installation: Installation): Promise<LookUpRow[]> {
	const rows: LookUpRow[] = [];
	for (const loss of LOSSES) rows.push(rowOf(loss, await measureOne(installation, loss)));
	return rows;
}

async function measureOne(
	installation: Installation,
	{ messages, connections, parallelSends, isCreated: create = true }: Loss,
): Promise<Measured> {
	const { node } = thisNode('', parallelSends ? { parallelSends } : {});
	const [run] = await measure(
		installation,
		{ bucket: null, connections: [...CONNECTIONS, WARM] },
		(baseUrl) => ({
			node: node(baseUrl, 'list'),
			items: Array.from({ length: messages }, (_, index) => ({
				text: `message ${index}`,
				connection: CONNECTIONS[index % connections].id,
			})),
			warmItems: [{ text: 'warm', connection: WARM.id }],
			rounds: 1,
		}),
		[{ create, drop: true, times: messages }],
	);
	return run;
}

function rowOf(loss: Loss, { outputs, wallMs, sandbox }: Measured): LookUpRow {
	const isLook = ({ path }: { path: string }) => path.endsWith('/mass-messages/sent');
	return {
		...loss,
		found: outputs,
		twice: sandbox.messages.length - new Set(sandbox.messages.map(({ text }) => text)).size,
		requests: sandbox.requests.filter(isLook).length,
		wallMs,
	};
}

/** The table of look-ups. */
export function lookUpTable(rows: LookUpRow[] = []): string {
	return table(
		['Answers lost', 'Found', 'Created twice', 'Requests', 'Requests per message', 'Time'],
		rows.map(({ name, messages, found, twice, requests, wallMs }) => [
			name,
			`${found} of ${messages}`,
			twice,
			requests,
			(requests / messages).toFixed(2),
			seconds(wallMs),
		]),
	);
}
