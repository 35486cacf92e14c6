import type { Review } from '../../../runner/review';
import { showInstant } from '../../../values/shownInstant';
import { contentReads, reviewContent } from '../../fields/content/contentReview';
import { reviewAudience, userListsRead } from './reviewAudience';

/** What a person has to know of a message before it goes out: who gets it, when, for how much, and what it says. */
export const review: Review = {
	reads: { userLists: userListsRead, ...contentReads },
	tell(request) {
		const { body, zone } = request;
		const audience = reviewAudience(request);
		const content = reviewContent(request);
		const schedule =
			typeof body.scheduledDate === 'string' ? showInstant(body.scheduledDate, zone) : null;
		return {
			...content,
			lines: [
				...audience.lines,
				`When: ${schedule ? schedule.words : 'at once'}`,
				...content.lines,
			],
			data: { ...audience.data, schedule: schedule && { ...schedule }, ...content.data },
		};
	},
};
