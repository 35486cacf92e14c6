import type { Field } from '../../runner/field';
import { excludeUserLists, subscribedAfterDate, userIds, userLists } from '../fields/audience';
import { additionalContent } from '../fields/content/content';
import { media } from '../fields/media/media';
import { price, text } from '../fields/message';

/** What a mass message says and who gets it, whether it is a new one or takes the place of another. */
export const parts: Field[] = [text, userLists, userIds, media, price];

/** What else it can have. */
export const additionalParts: Field[] = [
	excludeUserLists,
	...additionalContent,
	subscribedAfterDate,
];
