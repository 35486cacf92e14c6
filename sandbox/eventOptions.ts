/* eslint-disable @n8n/community-nodes/no-restricted-imports -- reads a command line */
import { parseArgs } from 'node:util';

import { DEFAULT_CONNECTIONS } from './connections';
import {
	EVENT_TYPES,
	type EventType,
	SANDBOX_WEBHOOK_SECRET,
	SANDBOX_WEBHOOK_URL,
	type Scheme,
	SCHEMES,
} from './webhooks';

export const USAGE = [
	'Usage: npm run event -- [TYPE] [--url URL] [--secret S] [--scheme SCHEME] [--connection ID] [--id ID]',
	`TYPE    ${EVENT_TYPES.join(', ')}`,
	`SCHEME  ${SCHEMES.join(', ')}`,
	'npm shows the command it runs: a secret that is one belongs into the environment, as OFAUTH_WEBHOOK_SECRET.',
].join('\n');

/** What the command line asks for. */
interface EventRequest {
	type: EventType;
	url: string;
	secret: string;
	scheme: Scheme;
	connection: string;
	/** Undefined = a new one. */
	id?: string;
}

const TEXT = { type: 'string' } as const;
const OPTIONS = { url: TEXT, secret: TEXT, scheme: TEXT, connection: TEXT, id: TEXT };

/** What stands on a command line, or undefined where node cannot read it: its error may hold what was given. */
function parsed(args: string[]) {
	try {
		return parseArgs({ args, options: OPTIONS, allowPositionals: true });
	} catch {
		return undefined;
	}
}

function isWeb(url: string): boolean {
	if (!URL.canParse(url)) return false;
	const { protocol, username, password } = new URL(url);
	return ['http:', 'https:'].includes(protocol) && username === '' && password === '';
}

/**
 * What the command line asks for.
 *
 * @param env may hold OFAUTH_WEBHOOK_SECRET, for where no secret is given
 * @returns undefined where the arguments make no sense
 */
export function eventRequestFrom(
	args: string[],
	env: Record<string, string | undefined> = {},
): EventRequest | undefined {
	const { values, positionals = [] } = parsed(args) ?? {};
	if (!values || positionals.length > 1) return undefined;
	const { url = SANDBOX_WEBHOOK_URL, id } = values;
	const secret = values.secret ?? env.OFAUTH_WEBHOOK_SECRET ?? SANDBOX_WEBHOOK_SECRET;
	const { connection = DEFAULT_CONNECTIONS[0].id } = values;
	const type = EVENT_TYPES.find((one) => one === (positionals[0] ?? 'connection.expired'));
	const scheme = SCHEMES.find((one) => one === (values.scheme ?? 'svix'));
	const isWhole = [secret, connection, id].every((one) => one !== '');
	if (!type || !scheme || !isWhole || !isWeb(url)) return undefined;
	return { type, url, secret, scheme, connection, id };
}
