import type { Mutation } from './types';

const THANKS = 'examples/thank-the-buyers.json';
const THANKS_TEST = ['test/examples/thankTheBuyers'];
const EXPIRED = 'examples/tell-me-when-a-connection-expires.json';
const EXPIRED_TEST = ['test/examples/expiredConnections'];

/** Promises of the examples that begin with a trigger. */
export const EXAMPLES: Mutation[] = [
	{
		name: 'examples: a buyer is thanked once, however often the workflow runs',
		file: THANKS,
		from: '-{{ $json.userId }}"',
		to: '-{{ $json.userId }}-{{ $execution.id }}"',
		tests: THANKS_TEST,
	},
	{
		name: 'examples: a fan who buys two messages is thanked twice',
		file: THANKS,
		from: "thanks-{{ $('When a mass message is bought').item.json.massMessageId }}-",
		to: 'thanks-',
		tests: THANKS_TEST,
	},
	{
		name: 'examples: the sentence does not need the name of the creator',
		file: EXPIRED,
		from: "userData?.name ?? 'The creator'",
		to: 'userData.name',
		tests: EXPIRED_TEST,
	},
	{
		name: 'examples: the trigger listens where the sandbox sends to',
		file: EXPIRED,
		from: '"webhookId": "ofauth-webhook-demo"',
		to: '"webhookId": "another"',
		tests: EXPIRED_TEST,
	},
];
