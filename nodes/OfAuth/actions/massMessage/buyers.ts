import type { ConnectionList } from '../../transport/paging';

/** The fans who bought a mass message. */
export const buyers: ConnectionList = {
	path: '/v2/access/analytics/mass-messages/{massMessageId}/buyers',
	paging: { style: 'marker', pageSize: 20 },
};
