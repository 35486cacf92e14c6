/* eslint-disable no-console, @n8n/community-nodes/no-restricted-globals -- a command line is made of these */
import { DEFAULT_CONNECTIONS } from './connections';
import { eventRequestFrom, USAGE } from './eventOptions';
import { type Attempt, deliver, eventOf } from './webhooks';

/** Characters of an answer that are shown. */
const SHOWN = 200;

function report({ status, text }: Attempt): void {
	console.log(`Answer      ${status} ${text.slice(0, SHOWN)}`.trimEnd());
}

async function main(): Promise<void> {
	if (process.argv.includes('--help')) return console.log(USAGE);
	const request = eventRequestFrom(process.argv.slice(2), process.env);
	if (!request) {
		console.error(USAGE);
		process.exitCode = 2;
		return;
	}
	const { type, connection: id, ...how } = request;
	const connection = DEFAULT_CONNECTIONS.find((one) => one.id === id) ?? { id };
	console.log(`Event       ${type} of ${id}, signed as ${how.scheme}`);
	console.log(`Address     ${how.url}`);
	const delivery = await deliver(eventOf(type, { connection }), { ...how, onAttempt: report });
	console.log(`Id          ${delivery.id}`);
	if (!delivery.isDelivered) process.exitCode = 1;
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
