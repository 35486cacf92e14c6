/** A send of unknown outcome, as far as a look-up goes. Plain data: it is kept in the ledger, without the text. */
export interface Trace {
	/** Tells it from every other. */
	id: string;
	connectionId: string;
	/** When the request left and when it failed, by our clock, epoch milliseconds; no end while it is on its way. */
	from: number;
	to?: number;
	/** Hashes of the text, in each way in which OFAuth may show it. */
	texts: string[];
	/** US dollars. */
	price: number;
	mediaCount: number;
	/** Messages of the same text that this process created at the time. */
	others: string[];
}

/** A message that OFAuth shows. */
export interface Sighting {
	id: string;
	/** Epoch milliseconds by OFAuth's clock, of the second in which it was created. */
	at: number;
	texts: string[];
	price: number;
	mediaCount: number;
}

/** How far OFAuth's clock is ahead of ours, at least and at most, in milliseconds. */
export interface ClockDifference {
	least: number;
	most: number;
}

/** What is known besides, when a message that OFAuth shows is compared. */
export interface Surroundings {
	clock: ClockDifference;
	/** Messages of which it is known who created them. */
	accountedFor: ReadonlySet<string>;
}

/** One thing that is compared. */
export interface LookUpRule {
	/** In words; docs/every-message-once.md shows the same rows. */
	compared: string;
	isSame: (trace: Trace, sighting: Sighting, around: Surroundings) => boolean;
}

const SECOND = 1000;

/** What a message must have in common with a send of unknown outcome, all of it, to be taken for it. */
export const LOOK_UP_RULES: LookUpRule[] = [
	{
		compared: 'the text, without markup and white space',
		isSame: ({ texts }, sighting) => texts.some((text) => sighting.texts.includes(text)),
	},
	{ compared: 'the price', isSame: ({ price }, sighting) => price === sighting.price },
	{
		compared: 'the number of media',
		isSame: ({ mediaCount }, sighting) => mediaCount === sighting.mediaCount,
	},
	{
		compared: 'the date: between when the request left and when it failed, by OFAuth’s own clock',
		isSame: ({ from, to = Number.POSITIVE_INFINITY }, { at }, { clock }) =>
			at + SECOND > from + clock.least && at <= to + clock.most,
	},
	{
		compared: 'that it is none of the messages whose answer came',
		isSame: ({ others }, { id }, { accountedFor }) => !accountedFor.has(id) && !others.includes(id),
	},
];

/** What was found for one send of unknown outcome. */
export interface Verdict {
	/** Not there where it is not certain. */
	found?: Sighting;
	/** Messages that may be it or one of its like. */
	like: number;
	/** Sends of unknown outcome that any of them may be. */
	wanted: number;
}

/**
 * Which sends of unknown outcome are certainly among the messages that OFAuth shows: those of which exactly as
 * many messages are shown as there are sends that any of them may be. That nothing is shown proves nothing.
 *
 * @param traces all sends of unknown outcome of one connection, and those on their way
 * @param sightings what OFAuth shows of the time of all of them
 * @returns by id of the trace
 */
export function judgeLookUp(
	traces: Trace[],
	sightings: Sighting[],
	around: Surroundings,
): Map<string, Verdict> {
	const isLike = (trace: Trace, sighting: Sighting) =>
		LOOK_UP_RULES.every(({ isSame }) => isSame(trace, sighting, around));
	const verdicts = new Map<string, Verdict>();
	for (const first of traces) {
		if (verdicts.has(first.id)) continue;
		const { wanted, like } = kinOf(first, traces, sightings, isLike);
		const isCertain = wanted.length === like.length && wanted.every(({ to }) => to !== undefined);
		const pairs = isCertain ? pairedOff(wanted, like, isLike) : undefined;
		for (const trace of wanted) {
			const found = pairs?.get(trace.id);
			verdicts.set(trace.id, { found, like: like.length, wanted: wanted.length });
		}
	}
	return verdicts;
}

type IsLike = (trace: Trace, sighting: Sighting) => boolean;

/** All sends that compete for the same messages, and all those messages, in order. */
function kinOf(first: Trace, traces: Trace[], sightings: Sighting[], isLike: IsLike) {
	const wanted = new Set([first]);
	const like = new Set<Sighting>();
	for (const trace of wanted) {
		for (const sighting of sightings) {
			if (like.has(sighting) || !isLike(trace, sighting)) continue;
			like.add(sighting);
			for (const other of traces) if (isLike(other, sighting)) wanted.add(other);
		}
	}
	return {
		wanted: [...wanted].sort((one, other) => one.from - other.from),
		like: [...like].sort((one, other) => one.at - other.at || compareIds(one.id, other.id)),
	};
}

/** OFAuth counts up. */
function compareIds(one: string, other: string): number {
	return one.length - other.length || (one < other ? -1 : 1);
}

/** Gives each send a message of its own, the first the first where that goes; nothing where it does not go. */
function pairedOff(
	wanted: Trace[],
	like: Sighting[],
	isLike: IsLike,
): Map<string, Sighting> | undefined {
	const ownerOf = new Map<Sighting, Trace>();
	const give = (trace: Trace, tried: Set<Sighting>): boolean => {
		const own = like.filter((sighting) => !tried.has(sighting) && isLike(trace, sighting));
		// What is free first: nobody gives up a message that need not.
		const inTurn = [
			...own.filter((sighting) => !ownerOf.has(sighting)),
			...own.filter((sighting) => ownerOf.has(sighting)),
		];
		return inTurn.some((sighting) => {
			if (tried.has(sighting)) return false;
			tried.add(sighting);
			const owner = ownerOf.get(sighting);
			if (owner && !give(owner, tried)) return false;
			ownerOf.set(sighting, trace);
			return true;
		});
	};
	if (!wanted.every((trace) => give(trace, new Set()))) return undefined;
	return new Map([...ownerOf].map(([sighting, { id }]) => [id, sighting]));
}
