import type { IDataObject } from 'n8n-workflow';

import type { Review } from '../../../runner/review';
import { isEmpty } from '../../../values/reading';
import { showInstant } from '../../../values/shownInstant';
import { reviewAudience, userListsRead } from './reviewAudience';
import { reviewMedia, vaultMediaRead } from './reviewMedia';

/** What a person has to know of a message before it goes out: who gets it, when, for how much, and what it says. */
export const review: Review = {
	reads: { userLists: userListsRead, vaultMedia: vaultMediaRead },
	tell(request) {
		const { body, zone } = request;
		const audience = reviewAudience(request);
		const media = reviewMedia(request);
		const schedule =
			typeof body.scheduledDate === 'string' ? showInstant(body.scheduledDate, zone) : null;
		const price = Number(body.price ?? 0);
		return {
			lines: [
				...audience.lines,
				`When: ${schedule ? schedule.words : 'at once'}`,
				`Price: ${price > 0 ? `${price.toFixed(2)} US dollars` : 'free'}${lockedWords(body)}`,
				...media.lines,
				isEmpty(body.text) ? 'Text: none' : 'Text:',
			],
			last: isEmpty(body.text) ? undefined : String(body.text),
			data: { ...audience.data, schedule: schedule && { ...schedule }, price, ...media.data },
		};
	},
};

function lockedWords({ isLockedText }: IDataObject): string {
	return isLockedText === true ? '; the text too is hidden until it is paid' : '';
}
