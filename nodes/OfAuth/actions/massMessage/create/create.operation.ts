import type { Operation } from '../../../runner/operation';
import { contentNotices } from '../../fields/content/contentNotices';
import { mediaFiles } from '../../fields/media/mediaFiles';
import { replyToMessageId, scheduledDate } from '../../fields/message';
import { contradictions, lateness } from '../contradictions';
import { hints } from '../hints';
import { additionalParts, parts } from '../wholeMessage';
import { lookUp } from './lookUp';
import { review } from './review';
import { testSend } from './testSend';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create mass message',
	description: 'Send one message to many fans, now or at a set time',
	endpoint: { method: 'POST', path: '/v2/access/mass-messages' },
	effect: 'creates',
	fields: [...parts, scheduledDate],
	// OFAuth's schema has the latter for a new message only.
	additionalFields: [...additionalParts, replyToMessageId],
	notices: contentNotices,
	output: {},
	check: contradictions,
	isLate: lateness,
	inDoubt:
		'fans might get it twice. Look at the sent and scheduled messages of this creator in OFAuth or OnlyFans.',
	lookUp,
	files: mediaFiles,
	testSend,
	review,
	hints,
};
