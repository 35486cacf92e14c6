import type { Field } from '../../runner/field';
import { excludeUserLists, subscribedAfterDate, userIds, userLists } from '../fields/audience';
import { media } from '../fields/media/media';
import {
	isForwardedMessage,
	isLockedText,
	isMarkdown,
	previewMediaCount,
	price,
	text,
} from '../fields/message';
import {
	releaseFormGuests,
	releaseFormPartners,
	releaseFormUsers,
	userTags,
} from '../fields/people';

/** What a mass message says and who gets it, whether it is a new one or takes the place of another. */
export const parts: Field[] = [text, userLists, userIds, media, price];

/** What else it can have. */
export const additionalParts: Field[] = [
	excludeUserLists,
	isForwardedMessage,
	isLockedText,
	isMarkdown,
	previewMediaCount,
	releaseFormGuests,
	releaseFormPartners,
	releaseFormUsers,
	subscribedAfterDate,
	userTags,
];
