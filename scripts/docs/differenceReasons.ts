import type { Difference } from './differences';

/** Why operations differ from OFAuth's description at places of a request. */
interface Reason {
	why: string;
	/** Such as `user.search query query: required`; with `*` for any operation. */
	at: string[];
}

/** Every difference has its reason here, and every entry stands for a difference: a test holds both. */
export const DIFFERENCE_REASONS: Reason[] = [
	{
		why: 'Prices are in dollars and cents',
		at: ['* body price: at most 2 decimals'],
	},
	{
		why: 'Amounts are in dollars and cents',
		at: [
			'subscriber.getAll query filter[tips]: from 0',
			'subscriber.getAll query filter[tips]: at most 2 decimals',
			'subscriber.getAll query filter[total_spent]: from 0',
			'subscriber.getAll query filter[total_spent]: at most 2 decimals',
		],
	},
	{
		why: 'No longer than a message: it goes into the address of the request',
		at: ['* query query: at most 10000 characters'],
	},
	{
		why: 'Whole months, and no year or ID by a slip',
		at: [
			'subscriber.getAll query filter[duration]: from 1',
			'subscriber.getAll query filter[duration]: to 240',
			'subscriber.getAll query filter[duration]: whole numbers only',
		],
	},
	{
		why: 'How a filter is written is not documented: those offered are checked here again, and an entry does not say this',
		at: [
			'subscriber.getAll query filter[promoId]: not in the form',
			'subscriber.getAll query filter[trial_id]: not in the form',
		],
	},
	{
		why: 'For newcomers there is New Subscriber of the OFAuth Trigger; Subscribed After and Before are checked here, for every state',
		at: [
			'subscriber.getAll query type: without the choice `latest`',
			'subscriber.getAll query startDate: not in the form',
			'subscriber.getAll query endDate: not in the form',
			'subscriber.getAll query latestType: not in the form',
		],
	},
	{
		why: "OFAuth's guide says 20 at most, its SDK 100",
		at: ['subscriber.getAll query limit: pages of 20'],
	},
	{
		why: 'OFAuth names no largest page',
		at: [
			'massMessage.getAll query limit: pages of 100',
			'connection.getAll query limit: pages of 100',
		],
	},
	{
		why: 'The node sets them around the message that it waits for',
		at: [
			'massMessage.waitUntilSent query startDate: not in the form',
			'massMessage.waitUntilSent query endDate: not in the form',
		],
	},
	{
		why: 'An empty note is more often an expression that gave nothing than meant',
		at: ['subscriber.setNote body notice: not empty'],
	},
	{
		why: 'The limits that Update has',
		at: [
			'vaultFolder.create body name: not empty',
			'vaultFolder.create body name: at most 100 characters',
		],
	},
	{
		why: 'They are read from the file of the item',
		at: [
			'vaultMedia.upload body filename: not in the form',
			'vaultMedia.upload body size: not in the form',
			'vaultMedia.upload body contentType: not in the form',
		],
	},
	{
		why: 'There is one mode, which the node sets; whose chat it is for OFAuth need not know',
		at: [
			'vaultMedia.upload body vaultUpload.mode: not in the form',
			'vaultMedia.upload body vaultUpload.userId: not in the form',
		],
	},
	{
		why: 'Whose a message is stands in it by ID; User → Get Many tells the rest',
		at: [
			'chat.getMedia query skip_users: not in the form',
			'chatMessage.getAll query include_users: not in the form',
		],
	},
	{
		why: 'It would begin in the middle: the list is read from the newest message on',
		at: ['chatMessage.getAll query first_id: not in the form'],
	},
	{
		why: 'Pages go on by the time of the last post, which holds for the usual order only',
		at: [
			'user.getPosts query sortBy: not in the form',
			'user.getPosts query sortDirection: not in the form',
		],
	},
	{
		why: 'It adds counters to the answer, and no post',
		at: ['user.getPosts query includePostCounts: not in the form'],
	},
	{
		why: 'Without words there is nothing to search for',
		at: ['user.search query query: required'],
	},
	{
		why: 'How a filter is written is not documented, and nobody has needed this one',
		at: ['subscription.getAll query filter[online]: not in the form'],
	},
	{
		why: 'OFAuth names no limit: so many are enough for any name',
		at: ['clientReferenceId', 'geolocation.country', 'geolocation.state', 'geolocation.city'].map(
			(name) => `connection.createLoginLink body ${name}: at most 200 characters`,
		),
	},
];

/** The reason for a difference, in words: that of the operation before that of any; nothing where there is none. */
export function whyOf({ operation, place, what }: Difference): string | undefined {
	const [why] = [operation, '*'].flatMap(
		(of) => DIFFERENCE_REASONS.find(({ at }) => at.includes(`${of} ${place}: ${what}`))?.why ?? [],
	);
	return why;
}
