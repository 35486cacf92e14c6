import type { Mutation } from './types';

const THANKS = 'examples/thank-the-buyers.json';
const THANKS_TEST = ['test/examples/thankTheBuyers'];
const EXPIRED = 'examples/tell-me-when-a-connection-expires.json';
const EXPIRED_TEST = ['test/examples/expiredConnections'];

/** A recipe and the test that runs it. */
const recipe = (file: string, test: string) => ({
	file: `examples/${file}.json`,
	tests: [`test/examples/${test}`],
});
const SECOND_TRY = recipe('second-try', 'secondTry');
const UNSEND = recipe('unsend-unless-bought', 'unsendUnlessBought');
const SEGMENT = recipe('segment-by-spend', 'segmentBySpend');
const WELCOME = recipe('welcome-new-subscribers', 'welcomeNewSubscribers');
const NEVER_TWICE = recipe('never-the-same-twice', 'neverTheSameTwice');
const PERSONAL = recipe('personal-messages', 'personalMessages');
const SALES = recipe('sales-to-a-table', 'salesToATable');
const CAMPAIGN = recipe('agent-plans-a-campaign', 'agentPlansACampaign');

/** Promises of the examples. */
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
	{
		...SECOND_TRY,
		name: 'recipes: the second message leaves out who has bought the first',
		from: `"excludeUserLists": "={{ [$('Create user list').first().json.id] }}"`,
		to: '"excludeUserLists": [1001]',
	},
	{
		...SECOND_TRY,
		name: 'recipes: a second run of a second try waits for nothing',
		from: '"leaveOutAlreadySent": true',
		to: '"leaveOutAlreadySent": false',
	},
	{
		...UNSEND,
		name: 'recipes: what enough fans have bought is not taken back',
		from: '$json.purchasedCount * 100 <',
		to: '$json.purchasedCount * 100 <=',
	},
	{
		...UNSEND,
		name: 'recipes: an unsent message is not sent again by a second run',
		from: '"sendOnceKey": "={{ $json.campaign }}"',
		to: '"sendOnceKey": "={{ $json.campaign }}-{{ $execution.id }}"',
	},
	{
		...SEGMENT,
		name: 'recipes: a fan is in the list of what they have spent',
		from: 'band) => $json.totalSpent >= band.atLeast',
		to: 'band) => $json.totalSpent / 2 >= band.atLeast',
	},
	{
		...SEGMENT,
		name: 'recipes: who belongs in a list no longer leaves it',
		from: '"operation": "removeUsers"',
		to: '"operation": "addUsers"',
	},
	{
		...WELCOME,
		name: 'recipes: a fan is welcomed once',
		from: '-{{ $json.id }}"',
		to: '-{{ $json.id }}-{{ $json.subscribedAt }}"',
	},
	{
		...NEVER_TWICE,
		name: 'recipes: only who has the content is left out of it',
		from: 'String(item.json.id) === String(medium.id)',
		to: 'String(item.json.id) !== String(medium.id)',
	},
	{
		...NEVER_TWICE,
		name: 'recipes: the same content leaves once',
		from: '"sendOnceKey": "={{ $json.name }}"',
		to: '"sendOnceKey": "={{ $json.name }}-{{ $execution.id }}"',
	},
	{
		...PERSONAL,
		name: 'recipes: a fan of a table gets a campaign once',
		from: '"sendOnceKey": "={{ $json.campaign }}-{{ $json.fan }}"',
		to: '"sendOnceKey": "={{ $json.campaign }}-{{ $json.fan }}-{{ $execution.id }}"',
	},
	{
		...SALES,
		name: 'recipes: sales of two creators are told apart',
		from: '"keyValue": "={{ $json.connectionId }}-{{ $json.id }}"',
		to: '"keyValue": "={{ $json.id }}"',
	},
	{
		...CAMPAIGN,
		name: 'recipes: what is approved twice is sent once',
		from: 'JSON.stringify($json).hash() }}"',
		to: 'JSON.stringify($json).hash() }}-{{ $execution.id }}"',
	},
	{
		...CAMPAIGN,
		name: 'recipes: a plan that is refused is not sent',
		from: '"leftValue": "={{ $json.data.approved }}"',
		to: '"leftValue": "={{ true }}"',
	},
];
