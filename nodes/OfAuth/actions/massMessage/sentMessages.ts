import type { ConnectionList } from '../../transport/paging';

/** The mass messages that went out, newest first; those that wait for their date are not among them. */
export const sentMessages: ConnectionList = {
	path: '/v2/access/analytics/mass-messages/sent',
	paging: { style: 'dates', pageSize: 100 },
};

/** What matters most of one of them. */
export const SENT_FIELDS = [
	'id',
	'date',
	'text',
	'price',
	'mediaCount',
	'sentCount',
	'viewedCount',
	'purchasedCount',
	'canUnsend',
	'isCanceled',
];
