import type { Kept } from '../../runner/simplify';
import type { ConnectionList } from '../../transport/paging';

/** The fans who are or were subscribed. */
export const subscribers: ConnectionList = {
	path: '/v2/access/subscribers',
	// OFAuth's guide: 20 at most, whatever its SDK says.
	paging: { style: 'offset', pageSize: 20 },
};

/** What matters most of one of them. */
export const SUBSCRIBER_FIELDS: Kept[] = [
	'id',
	'username',
	'name',
	'displayName',
	{ as: 'totalSpent', from: 'spending.total' },
	{ as: 'tips', from: 'spending.tips' },
	{ as: 'isActive', from: 'subscription.isActive' },
	{ as: 'subscribedAt', from: 'subscription.subscribedAt' },
	{ as: 'expiresAt', from: 'subscription.expiresAt' },
	'lastSeen',
];
