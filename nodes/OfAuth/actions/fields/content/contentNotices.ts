import type { DisplayCondition, INodeProperties } from 'n8n-workflow';

const exists: DisplayCondition = { _cnd: { exists: true } };
const isFree: DisplayCondition = { _cnd: { lte: 0 } };
const isPaid: DisplayCondition = { _cnd: { gt: 0 } };
const isAtLeastMinimum: DisplayCondition = { _cnd: { gte: 3 } };
/** What an expression gives is known only while the node runs. */
const isExpression: DisplayCondition = { _cnd: { regex: '^=' } };

/**
 * What the form says where a choice has a consequence that is easily overlooked. Each path begins at
 * the root (`/`): where it does not, older versions of n8n look in vain for a parameter of that name,
 * and refuse every workflow that has this node. Of a price it is said when a notice is hidden and not
 * when it is shown, because n8n shows whatever depends on an expression.
 */
export const contentNotices: INodeProperties[] = [
	{
		displayName:
			'A Price without Media: OnlyFans may refuse a paid message that has nothing to unlock',
		name: 'priceWithoutMediaNotice',
		type: 'notice',
		default: '',
		displayOptions: { hide: { '/price': [isFree, isExpression], '/media.items': [exists] } },
	},
	{
		displayName:
			'A Price below 3: OFAuth’s guide gives 3 to 200 US dollars, so OnlyFans may refuse the message',
		name: 'priceBelowMinimumNotice',
		type: 'notice',
		default: '',
		displayOptions: { hide: { '/price': [isFree, isAtLeastMinimum, isExpression] } },
	},
	{
		displayName: 'Locked Text without a Price: there is nothing to pay that would unlock the text',
		name: 'lockedTextWithoutPriceNotice',
		type: 'notice',
		default: '',
		displayOptions: {
			show: { '/additionalFields.isLockedText': [true] },
			hide: { '/price': [isPaid, isExpression] },
		},
	},
];
