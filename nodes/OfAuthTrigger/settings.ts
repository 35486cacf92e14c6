import {
	NodeOperationError,
	type IDataObject,
	type INodeProperties,
	type IPollFunctions,
} from 'n8n-workflow';

import { offeredBy } from '../OfAuth/runner/choices';
import { oneOf } from '../OfAuth/values/choice';
import { locatorValue } from '../OfAuth/values/locator';
import { countFrom } from '../OfAuth/values/money';
import { isEmpty, type Reading } from '../OfAuth/values/reading';
import { readFlag, readTextId } from '../OfAuth/values/text';
import { form } from './form';

/** What a trigger can wait for. */
export type Event = 'massMessageBought' | 'massMessageSent' | 'newSubscriber' | 'newTransaction';

/** What the form says, read and checked. */
export interface Settings {
	event: Event;
	/** One connection, the credential's where it has no ID; or every active one. */
	connections: { id?: string } | 'every';
	/** What else is wanted of the event, by the names of the form. */
	wanted: IDataObject;
	isSimplified: boolean;
}

/** Reads the form. @throws NodeOperationError in words, naming the parameter */
export function readSettings(context: IPollFunctions): Settings {
	const read = <T>(name: string, reading: (value: unknown) => Reading<T>): T => {
		const given = reading(locatorValue(context.getNodeParameter(name, null)));
		if ('value' in given) return given.value;
		throw new NodeOperationError(
			context.getNode(),
			`${propertyOf(name).displayName}: ${given.problem}`,
		);
	};
	const chosen = (name: string) => read(name, oneOf(...offeredBy(propertyOf(name))));
	const event = chosen('event') as Event;
	const isEvery = chosen('connections') === 'every';
	const ofMessages = () =>
		!isEvery && chosen('massMessages') === 'one'
			? { massMessageId: read('massMessageId', readTextId) }
			: { days: read('watchDays', countFrom(1, 30)) };
	const wanted: Record<Event, () => IDataObject> = {
		massMessageBought: ofMessages,
		massMessageSent: () => ({}),
		newSubscriber: () => ({ latestType: chosen('latestType') }),
		newTransaction: () => {
			const type = chosen('type');
			return type === 'any' ? {} : { type };
		},
	};
	const hasSimplify = event === 'massMessageSent' || event === 'newSubscriber';
	return {
		event,
		connections: isEvery ? 'every' : read('connectionId', readConnection),
		wanted: wanted[event](),
		isSimplified: hasSimplify && read('simplify', readFlag),
	};
}

function readConnection(value: unknown): Reading<{ id?: string }> {
	if (isEmpty(value)) return { value: {} };
	const id = readTextId(value);
	return 'value' in id ? { value: { id: id.value } } : id;
}

function propertyOf(name: string): INodeProperties {
	return form.find((property) => property.name === name) as INodeProperties;
}
