import type { IDataObject } from 'n8n-workflow';

import type { Review, Told, ToReview } from '../../../runner/review';
import { isEmpty } from '../../../values/reading';
import { reviewMedia, vaultMediaRead } from '../media/reviewMedia';

/** What a review asks OFAuth for. */
export const contentReads: Review['reads'] = { vaultMedia: vaultMediaRead };

/** What a message says and shows, and what it costs. */
export function reviewContent(request: ToReview): Told {
	const { body } = request;
	const media = reviewMedia(request);
	const price = Number(body.price ?? 0);
	return {
		lines: [
			`Price: ${price > 0 ? `${price.toFixed(2)} US dollars` : 'free'}${lockedWords(body)}`,
			...media.lines,
			isEmpty(body.text) ? 'Text: none' : 'Text:',
		],
		last: isEmpty(body.text) ? undefined : String(body.text),
		data: { price, ...media.data },
	};
}

function lockedWords({ isLockedText }: IDataObject): string {
	return isLockedText === true ? '; the text too is hidden until it is paid' : '';
}
