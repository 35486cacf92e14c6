/* eslint-disable @n8n/community-nodes/no-restricted-imports -- reads what a process has used */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { sleep } from 'n8n-workflow';

import { countExecutions, publish, until } from '../e2e/helpers/executions';
import { webhook, workflow, type TestNode } from '../e2e/helpers/workflows';
import { eventOf, SANDBOX_WEBHOOK_SECRET, signed, type SignedEvent } from '../sandbox/webhooks';
import type { Say } from '../scripts/n8n/cache';
import type { Saved } from '../scripts/n8n/rest';
import { seconds, table } from './table';
import type { WholeN8n } from './wholeN8n';

/** What arrived at one of the two nodes, and what it came to. */
export interface EventRow {
	name: string;
	events: number;
	/** How many were answered with which status. */
	answers: Map<number, number>;
	/** That n8n has started for them. */
	executions: number;
	wallMs: number;
	/** Of n8n's process. */
	cpuMs: number;
}

export const BARE = "n8n's Webhook node, which checks nothing";
/** For which n8n prepares expressions, as for every node but its own Webhook node with fixed settings (live-webhooks.js). */
const DYNAMIC = "n8n's Webhook node, one of its settings an expression";
export const SIGNED = 'OFAuth Webhook Trigger';
export const FORGED = 'OFAuth Webhook Trigger, forged events';

const EVENTS = 2000;
const WARM = 200;
/** The nodes take turns, so that what else keeps the machine busy meets all of them. */
const TURNS = 4;
/** n8n has two connections to its database, and refuses what waits too long for one. */
const AT_ONCE = 5;
/** Milliseconds of CPU in a look of so many milliseconds, below which n8n has stored what it has answered already. */
const QUIET = { cpuMs: 50, lookMs: 500 };
/** In a second, as Linux counts a process's time for others. */
const TICKS = 100;
const OTHER_SECRET = `whsec_${Buffer.from('a secret that nobody here has').toString('base64')}`;
const AFTER: TestNode = { name: 'After', type: 'n8n-nodes-base.noOp', typeVersion: 1 };

/** One way in which events arrive. */
interface Target {
	name: string;
	url: string;
	workflow: Saved;
	/** A new one each time. */
	event: (index: number) => SignedEvent;
}

/** Sends events to a Webhook node and to the trigger, and forged ones to the trigger, in turns. */
export async function measureEvents(whole: WholeN8n, say: Say): Promise<EventRow[]> {
	const targets = await targetsIn(whole);
	for (const target of targets) await send(target, WARM);
	await untilQuiet(whole.n8n);
	const rows: EventRow[] = [];
	for (const { name, workflow: saved } of targets) {
		const executions = -(await countExecutions(whole.rest, saved.id));
		rows.push({ name, events: 0, answers: new Map(), executions, wallMs: 0, cpuMs: 0 });
	}
	for (let turn = 0; turn < TURNS; turn++)
		for (const [index, target] of targets.entries())
			await measureTurn(whole, target, { row: rows[index], say });
	for (const [index, { workflow: saved }] of targets.entries())
		rows[index].executions += await countExecutions(whole.rest, saved.id);
	return rows;
}

/** Adds a turn of a target to its row. */
async function measureTurn(
	{ n8n }: WholeN8n,
	target: Target,
	{ row, say }: { row: EventRow; say: Say },
): Promise<void> {
	const before = cpuOf(n8n.pid);
	const { statuses, wallMs } = await send(target, EVENTS / TURNS);
	await untilQuiet(n8n);
	const cpuMs = cpuOf(n8n.pid) - before;
	say(`  ${target.name}: ${seconds(wallMs)}, CPU ${seconds(cpuMs)}`);
	row.cpuMs += cpuMs;
	row.wallMs += wallMs;
	row.events += statuses.length;
	for (const status of statuses) row.answers.set(status, (row.answers.get(status) ?? 0) + 1);
}

async function targetsIn({ n8n, rest }: WholeN8n): Promise<Target[]> {
	const path = randomUUID();
	const bare = workflow('Bare', [webhook(path, 'onReceived'), AFTER], { Webhook: ['After'] });
	const other = randomUUID();
	const node = webhook(other, 'onReceived');
	const parameters = { ...node.parameters, options: { binaryPropertyName: '={{ "data" }}' } };
	const dynamic = workflow('Dynamic', [{ ...node, parameters }, AFTER], { Webhook: ['After'] });
	const { id, name } = await rest.saveCredential('OFAuth webhooks', 'ofAuthWebhookApi', {
		signingSecret: SANDBOX_WEBHOOK_SECRET,
	});
	const trigger = (webhookId: string): TestNode => ({
		name: SIGNED,
		type: 'n8n-nodes-ofauth.ofAuthWebhookTrigger',
		typeVersion: 2,
		webhookId,
		parameters: { events: ['*'], options: {} },
		credentials: { ofAuthWebhookApi: { id, name } },
	});
	const live = async (title: string) => {
		const webhookId = randomUUID();
		const whole = workflow(title, [trigger(webhookId), AFTER], { [SIGNED]: ['After'] });
		const saved = await publish({ n8n, rest }, whole);
		const url = `${n8n.url}/webhook/${webhookId}/webhook`;
		await until(async () => {
			// n8n registers it a moment after it has said so; without a signature nothing starts.
			const { status } = await fetch(url, { method: 'POST' });
			return status === 401 || undefined;
		}, title);
		return { url, workflow: saved };
	};
	const genuine = () => signedBy(SANDBOX_WEBHOOK_SECRET);
	return [
		{
			name: BARE,
			url: `${n8n.url}/webhook/${path}`,
			workflow: await publish({ n8n, rest }, bare),
			event: genuine,
		},
		{
			name: DYNAMIC,
			url: `${n8n.url}/webhook/${other}`,
			workflow: await publish({ n8n, rest }, dynamic),
			event: genuine,
		},
		{ name: SIGNED, ...(await live('Signed')), event: genuine },
		{ name: FORGED, ...(await live('Forged')), event: forged },
	];
}

function signedBy(secret: string, at = Date.now()): SignedEvent {
	return signed(eventOf('realtime.chat_message.received'), { secret, at });
}

/** An event that nobody has signed who knows the secret, or not like this, in four kinds. */
function forged(index: number): SignedEvent {
	const genuine = signedBy(SANDBOX_WEBHOOK_SECRET);
	const kinds = [
		() => signedBy(OTHER_SECRET),
		() => ({ ...genuine, body: `${genuine.body} ` }),
		() => signedBy(SANDBOX_WEBHOOK_SECRET, Date.now() - 6 * 60_000),
		() => ({ ...genuine, headers: { 'content-type': 'application/json' } }),
	];
	return kinds[index % kinds.length]();
}

/** So many events, a few at once; they are made and signed before the time is taken. */
async function send(
	{ url, event }: Target,
	count: number,
): Promise<{ statuses: number[]; wallMs: number }> {
	const events = Array.from({ length: count }, (_, index) => event(index)).values();
	const statuses: number[] = [];
	const work = async () => {
		for (const { headers, body } of events) {
			const response = await fetch(url, { method: 'POST', headers, body });
			await response.arrayBuffer();
			statuses.push(response.status);
		}
	};
	const start = performance.now();
	await Promise.all(Array.from({ length: AT_ONCE }, work));
	return { statuses, wallMs: performance.now() - start };
}

/** n8n answers before an execution is over, and stores it after that. */
async function untilQuiet({ pid }: WholeN8n['n8n']): Promise<void> {
	for (let before = cpuOf(pid), cpuMs = Infinity; cpuMs >= QUIET.cpuMs;) {
		await sleep(QUIET.lookMs);
		const now = cpuOf(pid);
		[cpuMs, before] = [now - before, now];
	}
}

/** Milliseconds of CPU that a process has used so far. @throws Error where the system is not Linux */
function cpuOf(pid: number): number {
	// The name of the program stands in brackets, and may hold blanks.
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
		.replace(/^.*\) /s, '')
		.split(' ');
	const [user, system] = fields.slice(11, 13).map(Number);
	return ((user + system) / TICKS) * 1000;
}

/** The table of events. */
export function eventTable(rows: EventRow[] = []): string {
	return table(
		['', 'Events', 'Answers', 'Executions', 'Time per event', 'CPU per event'],
		rows.map(({ name, events, answers, executions, wallMs, cpuMs }) => [
			name,
			events,
			[...answers].map(([status, times]) => `${times} × ${status}`).join(', '),
			executions,
			`${(wallMs / events).toFixed(2)} ms`,
			`${(cpuMs / events).toFixed(2)} ms`,
		]),
	);
}
