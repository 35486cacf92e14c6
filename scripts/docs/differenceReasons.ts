import type { Difference } from './differences';

/** Why operations differ from OFAuth's description at places of a request. */
interface Reason {
	why: string;
	/** Operation and place, such as `user.search query query`; with `*` for any operation. */
	at: string[];
}

/** Every difference has its reason here, and every entry stands for a difference: a test holds both. */
export const DIFFERENCE_REASONS: Reason[] = [
	{
		why: 'Prices are in dollars and cents',
		at: ['* body price'],
	},
	{
		why: 'Amounts are in dollars and cents',
		at: ['subscriber.getAll query filter[tips]', 'subscriber.getAll query filter[total_spent]'],
	},
	{
		why: 'No longer than a message: it goes into the address of the request',
		at: ['* query query'],
	},
	{
		why: 'Whole months, and no year or ID by a slip',
		at: ['subscriber.getAll query filter[duration]'],
	},
	{
		why: 'How a filter is written is not documented: those offered are checked here again, and an entry does not say this',
		at: ['subscriber.getAll query filter[promoId]', 'subscriber.getAll query filter[trial_id]'],
	},
	{
		why: 'For newcomers there is New Subscriber of the OFAuth Trigger; Subscribed After and Before are checked here, for every state',
		at: [
			'subscriber.getAll query type',
			'subscriber.getAll query startDate',
			'subscriber.getAll query endDate',
			'subscriber.getAll query latestType',
		],
	},
	{
		why: "OFAuth's guide says 20 at most, its SDK 100",
		at: ['subscriber.getAll query limit'],
	},
	{
		why: 'OFAuth names no largest page',
		at: ['massMessage.getAll query limit', 'connection.getAll query limit'],
	},
	{
		why: 'The node sets them around the message that it waits for',
		at: ['massMessage.waitUntilSent query startDate', 'massMessage.waitUntilSent query endDate'],
	},
	{
		why: 'An empty note is more often an expression that gave nothing than meant',
		at: ['subscriber.setNote body notice'],
	},
	{
		why: 'The limits that Update has',
		at: ['vaultFolder.create body name'],
	},
	{
		why: 'They are read from the file of the item',
		at: [
			'vaultMedia.upload body filename',
			'vaultMedia.upload body size',
			'vaultMedia.upload body contentType',
		],
	},
	{
		why: 'There is one mode, which the node sets; whose chat it is for OFAuth need not know',
		at: ['vaultMedia.upload body vaultUpload.mode', 'vaultMedia.upload body vaultUpload.userId'],
	},
	{
		why: 'Whose a message is stands in it by ID; User → Get Many tells the rest',
		at: ['chat.getMedia query skip_users', 'chatMessage.getAll query include_users'],
	},
	{
		why: 'It would begin in the middle: the list is read from the newest message on',
		at: ['chatMessage.getAll query first_id'],
	},
	{
		why: 'Pages go on by the time of the last post, which holds for the usual order only',
		at: ['user.getPosts query sortBy', 'user.getPosts query sortDirection'],
	},
	{
		why: 'It adds counters to the answer, and no post',
		at: ['user.getPosts query includePostCounts'],
	},
	{
		why: 'Without words there is nothing to search for, and they go into the address of the request',
		at: ['user.search query query'],
	},
	{
		why: 'How a filter is written is not documented, and nobody has needed this one',
		at: ['subscription.getAll query filter[online]'],
	},
	{
		why: 'OFAuth names no limit: so many are enough for any name',
		at: ['clientReferenceId', 'geolocation.country', 'geolocation.state', 'geolocation.city'].map(
			(name) => `connection.createLoginLink body ${name}`,
		),
	},
];

/** The reason for a difference, in words: that of the operation before that of any; nothing where there is none. */
export function whyOf({ operation, place }: Omit<Difference, 'what'>): string | undefined {
	const [why] = [`${operation} ${place}`, `* ${place}`].flatMap(
		(key) => DIFFERENCE_REASONS.find(({ at }) => at.includes(key))?.why ?? [],
	);
	return why;
}
