import { SENT_FIELDS, sentMessages } from '../../OfAuth/actions/massMessage/sentMessages';
import { dateOf } from '../../OfAuth/transport/dateTurner';
import type { Source } from './source';

/** Mass messages that went out; those that wait for their date are not among them yet. */
export const massMessageSent: Source = {
	...sentMessages,
	what: 'sent mass message',
	timeOf: dateOf,
	keyOf: ({ id }) => String(id),
	simplify: SENT_FIELDS,
};
