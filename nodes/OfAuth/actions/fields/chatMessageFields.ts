/** What matters most of a chat message. */
export const CHAT_MESSAGE_FIELDS = [
	'id',
	'text',
	'createdAt',
	{ as: 'fromUserId', from: 'fromUser.id' },
	'mediaCount',
	'isMediaReady',
	'isFree',
	'isTip',
	'isOpened',
	'isFromQueue',
];
