import type { IDataObject } from 'n8n-workflow';

import type { LookUp } from '../../../runner/lookUp';
import { dateOf } from '../../../transport/dateTurner';
import { bareText, withoutTags } from '../../../values/plainText';
import { sentMessages } from '../sentMessages';

/** `rawText` and `text` are there in one way or another; which has markup left is not documented. */
const waysOf = (text: unknown): string[] => {
	const written = String(text ?? '');
	return [written, withoutTags(written)].map(bareText);
};

const SECOND = 1000;

/** Where OFAuth shows a mass message that was created, and by what it is known there. */
export const lookUp: LookUp = {
	list: sentMessages,
	permission: 'analytics:read',
	notShown: 'OFAuth shows no scheduled messages',
	likenessOf({ text, price, mediaItems, scheduledDate }) {
		if (scheduledDate !== undefined) return undefined;
		const media = (mediaItems ?? []) as unknown[];
		return { texts: waysOf(text), price: Number(price ?? 0), mediaCount: media.length };
	},
	sightingOf(entry) {
		const at = dateOf(entry);
		if (entry.id === undefined || Number.isNaN(at)) return undefined;
		return {
			id: String(entry.id),
			at: Math.floor(at / SECOND) * SECOND,
			texts: [...waysOf(entry.text), ...waysOf(entry.rawText ?? entry.text)],
			price: Number(entry.price ?? 0),
			mediaCount: mediaCountOf(entry),
		};
	},
};

function mediaCountOf({ mediaCount, media }: IDataObject): number {
	return typeof mediaCount === 'number' ? mediaCount : ((media ?? []) as unknown[]).length;
}
