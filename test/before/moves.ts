import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';

/** What saved workflows hold under another name today, or in another place, and why. */
interface Move {
	why: string;
	/** The collection and the name as they were. */
	from: [collection: string, name: string];
	/** Where it is today: in the same collection, under this name. */
	to: string;
	/** What the form says of it today, where that is not what it said. */
	now?: Partial<INodeProperties>;
}

const MOVES: Move[] = [
	{
		why: '"Sends at Once" reads like the opposite of a schedule',
		from: ['options', 'sendsAtOnce'],
		to: 'parallelSends',
		now: { displayName: 'Parallel Sends per Connection' },
	},
	{
		why: 'it waits for files too, counts in seconds, and is the same for operations that send no message',
		from: ['options', 'maxWaitForRateLimit'],
		to: 'maxWait',
		now: {
			displayName: 'Max Wait (Seconds)',
			description:
				'The maximum number of seconds that an item waits in all: for the rate limit of its connection, uploads of its files included, and for those files to be ready',
		},
	},
	{
		why: 'it counts in seconds',
		from: ['options', 'timeout'],
		to: 'timeout',
		now: {
			displayName: 'Timeout (Seconds)',
			description: 'The maximum number of seconds that one request may take',
		},
	},
	{
		why: 'it is a condition, and Send Again says its risk where it is chosen',
		from: ['options', 'onUnknownOutcome'],
		to: 'onUnknownOutcome',
		now: {
			displayName: 'If Outcome Is Unknown',
			options: [
				{
					name: 'Send Again (May Duplicate)',
					value: 'sendAgain',
					description: 'On a retry the message is sent again; fans may get it twice',
				},
				{
					name: 'Stop',
					value: 'stop',
					description: 'The message is never sent again by itself; look in OFAuth first',
				},
			],
		},
	},
];

/** The parameters of a workflow of then, as the form has them today. */
export function moved(parameters: INodeParameters | undefined): INodeParameters | undefined {
	return MOVES.reduce((all, { from: [collection, name], to }) => {
		const inside = all?.[collection] as IDataObject | undefined;
		if (typeof inside !== 'object' || !(name in inside)) return all;
		const { [name]: value, ...others } = inside;
		return { ...all, [collection]: { ...others, [to]: value } } as INodeParameters;
	}, parameters);
}

/** A collection of the form of then, with its entries as they are today. */
export function movedForm(collection: INodeProperties): INodeProperties {
	const entries = (collection.options ?? []) as INodeProperties[];
	const options = entries.map((entry) => {
		const move = MOVES.find(
			({ from: [place, name] }) => place === collection.name && name === entry.name,
		);
		return move ? { ...entry, ...move.now, name: move.to } : entry;
	});
	return {
		...collection,
		options: options.sort((one, other) => one.displayName.localeCompare(other.displayName)),
	};
}
