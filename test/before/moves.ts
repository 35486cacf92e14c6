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
		why: 'it says what an idempotency key is, and how far it reaches',
		from: ['options', 'sendOnceKey'],
		to: 'sendOnceKey',
		now: {
			description:
				'An idempotency key: a text that names this message, such as campaign and creator. A message whose key was sent before is never sent again, by whatever execution. It reaches as far as this node in this workflow: a copy of either knows none of its keys.',
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

/** What the form says of a field before n8n's stock words, which say nothing of the field. */
const SENTENCES: Record<string, string> = {
	excludeUserLists:
		'Fans on these lists do not get the message, even if they are on a list that gets it. By name or ID, as in User List',
	releaseFormGuests: 'Guests who are shown in the media and signed a release form',
	releaseFormPartners: 'Partners who are shown in the media and signed a release form',
	releaseFormUsers: 'OnlyFans users who are shown in the media and signed a release form',
	userTags: 'OnlyFans users who are tagged in the message',
};

/** Fields that were added and stand on the form itself today, and why. */
const ON_FORM = {
	price:
		'a price is of every second message; untouched it is left out, so that 0 must be an expression',
	scheduledDate: 'when a message goes out is seen without adding anything',
};

/** The parameters of a workflow of then, as the form has them today. */
export function moved(parameters: INodeParameters | undefined): INodeParameters | undefined {
	const added = parameters?.additionalFields as IDataObject | undefined;
	if (typeof added !== 'object') return renamed(parameters);
	const { price, scheduledDate, ...additionalFields } = added;
	return renamed({
		...parameters,
		additionalFields,
		...('price' in added ? { price: price === 0 ? '={{ 0 }}' : price } : {}),
		...('scheduledDate' in added ? schedule(scheduledDate, parameters?.options) : {}),
	} as INodeParameters);
}

/** An empty date was left out, so that the message went out at once, where Empty Fields said so. */
function schedule(date: unknown, options: unknown): IDataObject {
	const isExpression = String(date).startsWith('={{');
	// n8n itself refuses a date that is required and was never filled in.
	const scheduledDate = date === '' ? '={{ "" }}' : (date as string);
	if ((options as IDataObject | undefined)?.emptyFields !== 'leaveOut' || !isExpression)
		return { whenToSend: 'scheduled', scheduledDate };
	const code = String(date).slice(3, -2);
	// What throws inside a longer expression gives nothing for the whole of it.
	const given = `(() => { try { return [${code}]; } catch { return []; } })().flat(9)`;
	const isGiven = `${given}.some((one) => String(one ?? "").trim() !== "")`;
	return { whenToSend: `={{ ${isGiven} ? "scheduled" : "now" }}`, scheduledDate };
}

function renamed(parameters: INodeParameters | undefined): INodeParameters | undefined {
	return MOVES.reduce((all, { from: [collection, name], to }) => {
		const inside = all?.[collection] as IDataObject | undefined;
		if (typeof inside !== 'object' || !(name in inside)) return all;
		const { [name]: value, ...others } = inside;
		return { ...all, [collection]: { ...others, [to]: value } } as INodeParameters;
	}, parameters);
}

/** A collection of the form of then, with its entries as they are today. */
export function movedForm(collection: INodeProperties): INodeProperties {
	const entries = ((collection.options ?? []) as INodeProperties[]).filter(
		({ name }) => collection.name !== 'additionalFields' || !(name in ON_FORM),
	);
	const options = entries.map((entry) => {
		const move = MOVES.find(
			({ from: [place, name] }) => place === collection.name && name === entry.name,
		);
		const sentence = SENTENCES[entry.name];
		if (sentence) return { ...entry, description: `${sentence}. ${entry.description}.` };
		return move ? { ...entry, ...move.now, name: move.to } : entry;
	});
	return {
		...collection,
		options: options.sort((one, other) => one.displayName.localeCompare(other.displayName)),
	};
}
