import type { IDataObject, INodeExecutionData, IPairedItemData } from 'n8n-workflow';

import type { Delivery } from '../delivery/types';
import { withAddition, type Addition } from './additions';
import { badItem, failedItem, sentItem, type About, type BadItem, type Reader } from './outcomes';
import type { PlanEntry } from './plan';

/** What became of the items of a run. */
export interface Created {
	plan: PlanEntry[];
	/** By item, where it was to be sent. */
	deliveries: Array<Delivery | undefined>;
	/** By item, where it could not be used. */
	badItems: Array<BadItem | undefined>;
	/** What Dry Runs give, by item. */
	dryRuns: Map<number, IDataObject>;
	/** What stands beside it, by item. */
	additions: Addition[];
	/** What an error says of an item, whatever became of it. */
	about: (item: number) => About;
}

/**
 * The output items of a run, in input order.
 *
 * @param hasDetails whether items of errors may have `details`
 */
export function createdItems(
	{ plan, deliveries, badItems, dryRuns, additions, about }: Created,
	reader: Reader,
	hasDetails: boolean,
): INodeExecutionData[] {
	return plan.flatMap((_, item) => {
		const addition = additions[item];
		const unfit = badItems[item];
		if (unfit) return [badItem(unfit, reader, hasDetails, addition.values)];
		const shown = dryRuns.get(item);
		if (shown) return [{ json: withAddition(shown, addition), pairedItem: { item } }];
		const delivery = deliveries[item];
		// Only a run that was stopped leaves sends untried here, and n8n keeps no output of it.
		if (!delivery || delivery.outcome === 'notTried') return [];
		if ('failure' in delivery)
			return [failedItem({ ...about(item), ...delivery }, reader, hasDetails, addition.values)];
		const { json, ...links } = sentItem(item, delivery);
		return [{ json: withAddition(json, addition), ...links }];
	});
}

/** The output items without those of messages that were not sent again, where the user wants none of them. */
export function withoutAlreadySent(
	output: INodeExecutionData[],
	{ plan, deliveries }: Created,
): INodeExecutionData[] {
	return output.filter(({ pairedItem }) => {
		const { item } = pairedItem as IPairedItemData;
		const entry = plan[item];
		const isAlreadySent = deliveries[item]?.outcome === 'alreadySent';
		return !(isAlreadySent && 'send' in entry && entry.send.settings.leaveOutAlreadySent);
	});
}
