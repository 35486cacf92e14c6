import { readId, readIds, readIntegerId } from '../../../values/ids';
import { readInstant } from '../../../values/instants';
import { readCount, readPrice } from '../../../values/money';
import type { Reading } from '../../../values/reading';
import { readFlag, readText, readTextId } from '../../../values/text';

interface ReadOptions {
	zone: string;
	dropEmpty: boolean;
}

/** How one parameter becomes one field of the request. */
export interface RequestField {
	/** Internal name of the parameter, on the form or in Additional Fields. */
	parameter: string;
	/** Its name in the form. */
	label: string;
	/** The field of the request body, with a point before a field inside. */
	path: string;
	read: (value: unknown, options: ReadOptions) => Reading<unknown>;
}

const ids: RequestField['read'] = (value, { dropEmpty }) => readIds(value, readId, dropEmpty);
const integerIds: RequestField['read'] = (value, { dropEmpty }) =>
	readIds(value, readIntegerId, dropEmpty);
const instant: RequestField['read'] = (value, { zone }) => readInstant(value, zone);

/** Every field of the request but the media, which have rows of their own. */
export const REQUEST_FIELDS: RequestField[] = [
	{ parameter: 'text', label: 'Text', path: 'text', read: readText },
	{ parameter: 'userLists', label: 'User List Names or IDs', path: 'userLists', read: ids },
	{ parameter: 'userIds', label: 'User IDs', path: 'userIds', read: ids },
	{
		parameter: 'excludeUserLists',
		label: 'Exclude User List Names or IDs',
		path: 'excludeUserLists',
		read: ids,
	},
	{
		parameter: 'isForwardedMessage',
		label: 'Forwarded Message',
		path: 'isForwardedMessage',
		read: readFlag,
	},
	{ parameter: 'isLockedText', label: 'Locked Text', path: 'isLockedText', read: readFlag },
	{ parameter: 'isMarkdown', label: 'Markdown', path: 'isMarkdown', read: readFlag },
	{
		parameter: 'previewMediaCount',
		label: 'Preview Media Count',
		path: 'previewMediaCount',
		read: readCount,
	},
	{ parameter: 'price', label: 'Price', path: 'price', read: readPrice },
	{
		parameter: 'releaseFormGuests',
		label: 'Release Form Guest Names or IDs',
		path: 'releaseForms.guests',
		read: integerIds,
	},
	{
		parameter: 'releaseFormPartners',
		label: 'Release Form Partner Names or IDs',
		path: 'releaseForms.partners',
		read: integerIds,
	},
	{
		parameter: 'releaseFormUsers',
		label: 'Release Form User Names or IDs',
		path: 'releaseForms.users',
		read: integerIds,
	},
	{
		parameter: 'replyToMessageId',
		label: 'Reply to Message ID',
		path: 'replyToMessageId',
		read: readTextId,
	},
	{ parameter: 'scheduledDate', label: 'Scheduled Date', path: 'scheduledDate', read: instant },
	{
		parameter: 'subscribedAfterDate',
		label: 'Subscribed After Date',
		path: 'subscribedAfterDate',
		read: instant,
	},
	{ parameter: 'userTags', label: 'User Tag Names or IDs', path: 'userTags', read: integerIds },
];
