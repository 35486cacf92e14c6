import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox';

/** A kind of event that shows in one list of OFAuth's. */
export interface Kind {
	parameters: INodeParameters;
	/** Has one happen, `at` milliseconds since 1970, to conn_amber unless told otherwise. @returns what tells it from the others of that creator */
	add: (sandbox: Sandbox, at: number, connectionId?: string) => string;
	/** The same of an item. */
	keyOf: (json: IDataObject) => string;
	path: string;
	/** Entries a page. */
	page: number;
}

const AMBER = 'conn_amber';
const SUBSCRIBERS = '/v2/access/subscribers';

export const KINDS: Record<string, Kind> = {
	transactions: {
		parameters: { event: 'newTransaction' },
		add: (sandbox, at, connectionId = AMBER) => sandbox.addTransaction({ connectionId, at }).id,
		keyOf: ({ id }) => String(id),
		path: '/v2/access/earnings/transactions',
		page: 20,
	},
	'new subscribers': {
		parameters: { event: 'newSubscriber' },
		add: (sandbox, at, connectionId = AMBER) =>
			String(sandbox.addSubscriber({ connectionId, at }).id),
		keyOf: ({ id }) => String(id),
		path: SUBSCRIBERS,
		page: 20,
	},
	renewals: {
		parameters: { event: 'newSubscriber', latestType: 'renewals' },
		add: (sandbox, at, connectionId = AMBER) =>
			String(sandbox.addSubscriber({ connectionId, at: at - 86_400_000, renewedAt: at }).id),
		keyOf: ({ id }) => String(id),
		path: SUBSCRIBERS,
		page: 20,
	},
	'sent mass messages': {
		parameters: { event: 'massMessageSent' },
		add: (sandbox, at, connectionId = AMBER) =>
			String(sandbox.addMessage({ connectionId, body: { text: 'Hi' }, at }).id),
		keyOf: ({ id }) => String(id),
		path: '/v2/access/analytics/mass-messages/sent',
		page: 100,
	},
};
