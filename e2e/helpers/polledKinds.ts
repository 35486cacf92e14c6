import type { Sandbox } from '../../sandbox';

const AMBER = { connectionId: 'conn_amber' };

type Item = Record<string, unknown>;

/** What triggers wait for here: how each is set, and what tells one of its items from another. */
export const KINDS = {
	transactions: {
		parameters: { event: 'newTransaction' },
		keyOf: ({ id }: Item) => String(id),
	},
	subscribers: {
		parameters: { event: 'newSubscriber' },
		keyOf: ({ id }: Item) => String(id),
	},
	sent: {
		parameters: { event: 'massMessageSent', connections: 'every' },
		keyOf: ({ connectionId, id }: Item) => `${String(connectionId)} ${String(id)}`,
	},
	bought: {
		parameters: { event: 'massMessageBought' },
		keyOf: ({ massMessageId, id }: Item) => `${String(massMessageId)} ${String(id)}`,
	},
};

export type Kind = keyof typeof KINDS;
export const ALL = Object.keys(KINDS) as Kind[];

/** The keys of what came out of each trigger, or has to. */
export type Keys = Record<Kind, string[]>;
export const noKeys = (): Keys => ({ transactions: [], subscribers: [], sent: [], bought: [] });

/** Sorts in place, to compare what has no order. */
export function sorted(keys: Keys): Keys {
	for (const kind of ALL) keys[kind].sort();
	return keys;
}

/** Who has bought, once for each purchase. */
export const buyersIn = ({ bought }: Keys): number[] =>
	bought.map((key) => Number(key.split(' ')[1])).sort();

/**
 * Lets others do something of every kind: two creators' messages go out, one of them is bought twice, two fans pay and two subscribe.
 *
 * @param fan the first of two who buy
 * @param keys gets what has to come out of it
 */
export function happen(sandbox: Sandbox, fan: number, keys: Keys): void {
	const body = { text: `Drop for ${fan}`, price: 9 };
	const { id: massMessageId } = sandbox.addMessage({ ...AMBER, body });
	const other = sandbox.addMessage({ connectionId: 'conn_bella', body });
	keys.sent.push(`conn_amber ${massMessageId}`, `conn_bella ${other.id}`);
	for (const userId of [fan, fan + 1]) {
		sandbox.buy({ ...AMBER, massMessageId, userId });
		keys.bought.push(`${massMessageId} ${userId}`);
		keys.transactions.push(String(sandbox.addTransaction({ ...AMBER, userId }).id));
		keys.subscribers.push(String(sandbox.addSubscriber(AMBER).id));
	}
}
