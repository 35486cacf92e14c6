import type { Operation } from '../../../runner/operation';
import { excludeUserLists, subscribedAfterDate, userIds, userLists } from '../../fields/audience';
import {
	isForwardedMessage,
	isLockedText,
	isMarkdown,
	previewMediaCount,
	price,
	replyToMessageId,
	scheduledDate,
	text,
} from '../../fields/message';
import {
	releaseFormGuests,
	releaseFormPartners,
	releaseFormUsers,
	userTags,
} from '../../fields/people';
import { contradictions, lateness } from './contradictions';
import { hints } from './hints';
import { media } from './media';
import { mediaFiles } from './mediaFiles';
import { notices } from './notices';
import { review } from './review';
import { testSend } from './testSend';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create mass message',
	description: 'Send one message to many fans, now or at a set time',
	endpoint: { method: 'POST', path: '/v2/access/mass-messages' },
	effect: 'creates',
	fields: [text, userLists, userIds, media, price, scheduledDate],
	additionalFields: [
		excludeUserLists,
		isForwardedMessage,
		isLockedText,
		isMarkdown,
		previewMediaCount,
		releaseFormGuests,
		releaseFormPartners,
		releaseFormUsers,
		replyToMessageId,
		subscribedAfterDate,
		userTags,
	],
	notices,
	output: {},
	check: contradictions,
	isLate: lateness,
	inDoubt:
		'fans might get it twice. Look at the sent and scheduled messages of this creator in OFAuth or OnlyFans.',
	files: mediaFiles,
	testSend,
	review,
	hints,
};
