import type { Field } from '../../../runner/field';
import { media } from '../media/media';
import {
	isForwardedMessage,
	isLockedText,
	isMarkdown,
	previewMediaCount,
	price,
	text,
} from '../message';
import { releaseFormGuests, releaseFormPartners, releaseFormUsers, userTags } from '../people';

/** What a message says and shows, and what it costs, whoever gets it. */
export const content: Field[] = [text, media, price];

/** What else can be said of it. */
export const additionalContent: Field[] = [
	isForwardedMessage,
	isLockedText,
	isMarkdown,
	previewMediaCount,
	releaseFormGuests,
	releaseFormPartners,
	releaseFormUsers,
	userTags,
];
