/** What matters most of a user. */
export const USER_FIELDS = [
	'id',
	'username',
	'name',
	'displayName',
	'isVerified',
	'about',
	'subscribePrice',
	'subscribedBy',
	'subscribedOn',
	'lastSeen',
];

/** The same of one whom the creator has blocked or restricted. */
export const KEPT_AWAY_FIELDS = [
	'id',
	'username',
	'name',
	'displayName',
	'notice',
	'isBlocked',
	'isRestricted',
	'subscribedBy',
	'subscribedOn',
	'lastSeen',
];
