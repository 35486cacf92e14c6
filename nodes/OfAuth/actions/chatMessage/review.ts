import type { Review } from '../../runner/review';
import { contentReads, reviewContent } from '../fields/content/contentReview';

/** What a person has to know of a private message before it goes out. */
export const review: Review = {
	reads: contentReads,
	tell(request) {
		const { userId } = request.parts;
		const content = reviewContent(request);
		return {
			...content,
			lines: [`To: user ${userId}`, ...content.lines],
			data: { userId, ...content.data },
		};
	},
};
