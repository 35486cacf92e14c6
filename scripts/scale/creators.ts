/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- a command of the developer */
import '../../test/helpers/setup.js';

import { BUCKET, CASES, type Case } from './cases';
import { costs } from './costs';
import { simulate, type Simulated } from './simulate';

/** Simulates campaigns over many creators; `-- <creators> <milliseconds>` for those of one size and answers after so long. */
async function main() {
	const [size, latency] = process.argv.slice(2).map(Number);
	for (const { what, requests, from } of await costs())
		console.log(`${what}: ${requests} (${from})`);
	console.log(
		`A bucket of ${BUCKET.perMinute} a minute, burst ${BUCKET.burst}, for each creator, a quarter of them empty at the start`,
	);
	const isMeant = (one: Case) =>
		(!size || one.creators === size) && (!latency || one.latency === latency);
	for (const one of CASES.filter(isMeant)) console.log(inWords(await simulate(one)));
	process.exit(0);
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
const kibibytes = (bytes: number) => `${Math.round(bytes / 1024)} KiB`;
const mebibytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;

function inWords(one: Simulated): string {
	const { creators, messagesEach, latency, messages, lastMessage, paidFor } = one;
	return [
		`${creators} creators, ${messagesEach} each, answers after ${latency} ms: ${messages} messages, the last after ${seconds(lastMessage)}`,
		`  429: ${one.refusedMessages} to messages, ${one.refusedPolls} to polls; heap grown by at most ${mebibytes(one.heapGrowth)}`,
		...one.polls.map(
			({ milliseconds, reached, requests }, nth) =>
				`  poll ${nth + 1}: ${reached} connections read with ${requests} requests in ${seconds(milliseconds)}`,
		),
		`  payments of ${paidFor.creators} creators came, ${paidFor.items} items; ${kibibytes(one.storedBytes)} stored with each execution`,
	].join('\n');
}

void main();
