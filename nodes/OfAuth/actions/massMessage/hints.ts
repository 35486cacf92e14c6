import type { Operation } from '../../runner/operation';
import { excludedLists } from './contradictions';

/** Where a message was created and is still not well, or reaches other fans than its lists say. */
export const hints: Operation['hints'] = {
	ofOutput: [
		{
			says: ({ foundByLookUp }) => foundByLookUp === true,
			message:
				'The answer to these was lost, and they were found among the sent messages (foundByLookUp): what comes out is what OFAuth shows of them there.',
		},
		{
			says: ({ hasError }) => hasError === true,
			message:
				'OFAuth took the message but reports an error of it (hasError): look at it in OFAuth or OnlyFans.',
		},
		{
			says: ({ isCanceled }) => isCanceled === true,
			message:
				'OFAuth took the message but reports it as canceled (isCanceled): look at it in OFAuth or OnlyFans.',
		},
	],
	ofRequest: [
		{
			says: (body) => excludedLists(body).length > 0,
			message: 'A list is chosen and excluded too, so OFAuth may leave all of its fans out.',
		},
	],
};
