import type { TestSend } from '../../../runner/operation';
import { readIntegerId } from '../../../values/ids';
import { readIds } from '../../../values/lists';
import { excludeUserLists, subscribedAfterDate, userIds, userLists } from '../../fields/audience';
import { scheduledDate } from '../../fields/message';

/** A message goes to single users, at once, and to no list: neither one that is chosen nor one that narrows another. */
export const testSend: TestSend = {
	form: {
		displayName: 'Test Recipients (User IDs)',
		name: 'testRecipients',
		type: 'string',
		default: '',
		placeholder: 'e.g. 123456, 789012',
		description:
			'The message goes to these OnlyFans users and to nobody else, at once: lists, User IDs, exclusions and dates are left out, and its Send Once Key is not recorded. Remove the option to send it to your fans.',
	},
	notice: {
		displayName: 'Test Send: only the Test Recipients under Options get the message, at once',
		name: 'testSendNotice',
		type: 'notice',
		default: '',
		displayOptions: {
			show: { '/options.testRecipients': [{ _cnd: { exists: true } }] },
			hide: { '/options.dryRun': [true] },
		},
	},
	// Numbers only: a word might be meant as a list.
	read: (value, { dropEmpty }) => readIds(value, readIntegerId, dropEmpty),
	to: userIds,
	without: [userLists, excludeUserLists, subscribedAfterDate, scheduledDate],
};
