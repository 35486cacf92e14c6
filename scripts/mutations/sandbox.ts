import type { Mutation } from './types';

const TRANSACTIONS = ['test/sandbox/transactions'];
const SUBSCRIBERS = ['test/sandbox/latestSubscribers'];
const PURCHASES = ['test/sandbox/purchases'];
const DELIVERIES = ['test/sandbox/webhookDelivery'];
const EVENTS = ['test/sandbox/webhookEvents'];

/** Promises of the sandbox that triggers are tested by. */
export const SANDBOX: Mutation[] = [
	{
		name: 'sandbox: a page of payments begins after its marker',
		file: 'sandbox/routes/earnings.ts',
		from: 'all.slice(last + 1)',
		to: 'all.slice(last)',
		tests: TRANSACTIONS,
	},
	{
		name: 'sandbox: pages of payments stay while new ones come in',
		file: 'sandbox/routes/earnings.ts',
		from: 'String(number) === marker',
		to: 'all[30 - Number(marker)]?.number === number',
		tests: TRANSACTIONS,
		only: 'pages stay',
	},
	{
		name: 'sandbox: a payment at startDate is there',
		file: 'sandbox/routes/earnings.ts',
		from: 'at >= from',
		to: 'at > from',
		tests: TRANSACTIONS,
	},
	{
		name: 'sandbox: a late payment stands where its date belongs',
		file: 'sandbox/state/transactions.ts',
		from: 'other.at - one.at || other.number',
		to: 'other.number',
		tests: TRANSACTIONS,
	},
	{
		name: 'sandbox: payments have whole seconds',
		file: 'sandbox/fixtures/transactions.ts',
		from: 'Math.floor(at / SECOND) * SECOND',
		to: 'at + SECOND',
		tests: TRANSACTIONS,
	},
	{
		name: 'sandbox: the latest subscribers come first',
		file: 'sandbox/routes/subscribers.ts',
		from: 'page(inOrder(named, query), query, MOST)',
		to: 'page(inOrder(named, {}), query, MOST)',
		tests: SUBSCRIBERS,
	},
	{
		name: 'sandbox: of subscribers and renewals, the later counts',
		file: 'sandbox/subscriberFilter.ts',
		from: 'Math.max(subscribedAt, renewed)',
		to: 'subscribedAt',
		tests: SUBSCRIBERS,
	},
	{
		name: 'sandbox: a new subscriber is nobody known',
		file: 'sandbox/state/people.ts',
		from: 'fanId(this.population + this.added)',
		to: 'fanId(this.added)',
		tests: SUBSCRIBERS,
	},
	{
		name: 'sandbox: a fan buys a message once',
		file: 'sandbox/life/numbers.ts',
		from: '!seeded.has(userId)',
		to: 'userId > 0 && seeded.size >= 0',
		tests: PURCHASES,
	},
	{
		name: 'sandbox: a buyer is listed once',
		file: 'sandbox/life/buyers.ts',
		from: 'known.size < known.add(userId).size',
		to: 'known.add(userId).size > 0',
		tests: PURCHASES,
	},
	{
		name: 'sandbox: buyers to come stand behind',
		file: 'sandbox/life/buyers.ts',
		from: '.sort((one, other) => one.at - other.at)',
		to: '',
		tests: PURCHASES,
	},
	{
		name: 'sandbox: a reset forgets purchases',
		file: 'sandbox/world.ts',
		from: 'this.purchases.clear();',
		to: '',
		tests: PURCHASES,
	},
	{
		name: 'sandbox: an event sent again has its id',
		file: 'sandbox/webhooks/deliver.ts',
		from: 'secret, scheme, id, at: now()',
		to: 'secret, scheme, at: now()',
		tests: DELIVERIES,
	},
	{
		name: 'sandbox: five attempts',
		file: 'sandbox/webhooks/deliver.ts',
		from: 'tries = 5',
		to: 'tries = 6',
		tests: DELIVERIES,
	},
	{
		name: 'sandbox: only a 2xx will do',
		file: 'sandbox/webhooks/deliver.ts',
		from: 'status < 300',
		to: 'status < 400',
		tests: DELIVERIES,
	},
	{
		name: 'sandbox: OFAuth-Signature is over time and body',
		file: 'sandbox/webhooks/signed.ts',
		from: '`${seconds}.${body}`',
		to: 'body',
		tests: EVENTS,
	},
	{
		name: 'sandbox: a secret is not told',
		file: 'sandbox/webhooks/signed.ts',
		from: '`A secret for ${scheme} is',
		to: '`The secret ${secret} for ${scheme} is',
		tests: [...EVENTS, 'test/sandbox/eventCommand'],
	},
];
