import type { IDataObject } from 'n8n-workflow';

import { SUBSCRIBER_FIELDS, subscribers } from '../../OfAuth/actions/subscriber/subscribers';
import { epochOf } from '../../OfAuth/values/instants';
import type { Source } from './source';

/** Who counts as new: OFAuth's `latestType`. */
export type LatestType = 'new' | 'renewals' | 'total';

/** Fans who have subscribed, or renewed. One who comes back is new again. */
export function newSubscriber(latestType: LatestType): Source {
	const timeOf = timeFor(latestType);
	return {
		...subscribers,
		what: latestType === 'renewals' ? 'renewal' : 'subscriber',
		qs: { type: 'latest', latestType },
		endsAt: true,
		timeOf,
		keyOf: (fan) => `${String(fan.id)}@${timeOf(fan)}`,
		simplify: SUBSCRIBER_FIELDS,
	};
}

function timeFor(latestType: LatestType) {
	return ({ subscription }: IDataObject): number => {
		const { subscribedAt, renewedAt } = (subscription ?? {}) as IDataObject;
		const first = epochOf(subscribedAt);
		const again = epochOf(renewedAt);
		if (latestType === 'new' || Number.isNaN(again)) return first;
		return latestType === 'renewals' || Number.isNaN(first) ? again : Math.max(first, again);
	};
}
