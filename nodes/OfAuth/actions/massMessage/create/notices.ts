import type { DisplayCondition, INodeProperties } from 'n8n-workflow';

const exists: DisplayCondition = { _cnd: { exists: true } };
const aboveZero: DisplayCondition = { _cnd: { gt: 0 } };
/** Cents are whole, so nothing lies between 2.99 and 3. */
const belowMinimum: DisplayCondition = { _cnd: { between: { from: 0.01, to: 2.99 } } };

/**
 * What the form says where a choice has a consequence that is easily overlooked. Each path begins at
 * the root (`/`): where it does not, older versions of n8n look in vain for a parameter of that name,
 * and refuse every workflow that has this node.
 */
export const notices: INodeProperties[] = [
	{
		displayName: 'Sends at once: no Scheduled Date is set under Additional Fields',
		name: 'sendsNowNotice',
		type: 'notice',
		default: '',
		displayOptions: {
			hide: { '/additionalFields.scheduledDate': [exists], '/options.dryRun': [true] },
		},
	},
	{
		displayName:
			'A Price without Media: OnlyFans may refuse a paid message that has nothing to unlock',
		name: 'priceWithoutMediaNotice',
		type: 'notice',
		default: '',
		displayOptions: {
			show: { '/additionalFields.price': [aboveZero] },
			hide: { '/media.items': [exists] },
		},
	},
	{
		displayName:
			'A Price below 3: OFAuth’s guide gives 3 to 200 US dollars, so OnlyFans may refuse the message',
		name: 'priceBelowMinimumNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { '/additionalFields.price': [belowMinimum] } },
	},
	{
		displayName: 'Locked Text without a Price: there is nothing to pay that would unlock the text',
		name: 'lockedTextWithoutPriceNotice',
		type: 'notice',
		default: '',
		displayOptions: {
			show: { '/additionalFields.isLockedText': [true] },
			hide: { '/additionalFields.price': [aboveZero] },
		},
	},
];
