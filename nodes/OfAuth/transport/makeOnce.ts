import type { IDataObject } from 'n8n-workflow';

import type { Exchange } from './exchange';
import type { ListReader } from './listReader';

/** What is to be there once. */
export interface Wanted {
	/** All entries of a list that have its name. */
	find: (entries: IDataObject[]) => IDataObject[];
	/** Whether one that is there already is taken for it. */
	usesExisting: boolean;
	/** Shared by all that is made in one list. */
	known: KnownList;
	/** Shared by the tries of one execution. */
	memory?: MadeMemory;
}

/** A list while things are made in it. */
export interface KnownList {
	/** What was read of it, with what was made since; nothing where it has to be read anew. */
	entries?: IDataObject[];
}

/** What outlives a try of which nobody knows whether it has made something. */
export interface MadeMemory {
	/** Ids of those of the name that were there before it was asked for; nothing where it was not. */
	before?: Array<number | string>;
	/** To be called with them before it is asked for, and with nothing once it certainly was not made. */
	keep: (before: MadeMemory['before']) => void;
}

/**
 * Something that is made under a name, and looked for before: so it can be asked for again after its answer was
 * lost, and no second one is made.
 */
export class MakeOnce {
	/** The one, once it is there. */
	readonly entries: IDataObject[] = [];

	/** One answer is whole. */
	readonly isCutOff = false;

	/** Several have the name, and nobody knows which is meant. */
	ambiguous: IDataObject[] = [];

	private reader?: ListReader;

	/** Those of the name that were there before it was asked for; nothing until it was. */
	private before?: Set<number | string>;

	/** Whether a try may have made it; no later one that certainly did not takes that back. */
	private isInDoubt: boolean;

	/** Pages of the first look. */
	private read = 0;

	/**
	 * @param make makes it
	 * @param list prepares to read all there are
	 */
	constructor(
		private readonly make: () => Promise<Exchange>,
		private readonly list: () => ListReader,
		private readonly wanted: Wanted,
	) {
		this.before = wanted.memory?.before && new Set(wanted.memory.before);
		this.isInDoubt = this.before !== undefined;
	}

	/** Answers that have got it further; to look again after each try that failed is no progress. */
	get steps(): number {
		const looked = this.before ? this.read : (this.reader?.steps ?? this.read);
		return looked + this.entries.length;
	}

	/** Looks, and makes it where it is not there. @returns nothing once it is, else what came in its place */
	async run(): Promise<Exchange | undefined> {
		const { known, memory } = this.wanted;
		const stopped = known.entries ? undefined : await this.look();
		if (stopped) return stopped;
		const all = known.entries ?? [];
		const called = this.wanted.find(all);
		const made = this.before && called.filter((one) => !this.before?.has(idOf(one)));
		if (made && made.length > 0) return this.take(made[0]);
		if (!made && this.wanted.usesExisting && called.length > 0) {
			if (called.length === 1) return this.take({ ...called[0], alreadyExisted: true });
			this.ambiguous = called;
			return { thrown: { message: '', isFinal: true } };
		}
		this.before ??= new Set(called.map(idOf));
		memory?.keep([...this.before]);
		const answer = await this.make();
		if (isMade(answer)) {
			known.entries = [...all, answer.body];
			return this.take(answer.body);
		}
		this.isInDoubt ||= isDoubtful(answer);
		if (this.isInDoubt) {
			// The list tells, if it is asked again.
			known.entries = undefined;
		} else {
			// What has the name by the next try is somebody else's.
			this.before = undefined;
			memory?.keep(undefined);
		}
		return answer;
	}

	private async look(): Promise<Exchange | undefined> {
		this.reader ??= this.list();
		const stopped = await this.reader.run();
		if (stopped) return stopped;
		if (!this.before) this.read = this.reader.steps;
		this.wanted.known.entries = this.reader.entries;
		this.reader = undefined;
		return undefined;
	}

	private take(entry: IDataObject): undefined {
		this.entries.push(entry);
	}
}

const idOf = ({ id }: IDataObject) => id as number | string;

/** Whether nobody knows if it was made. */
function isDoubtful(answer: Exchange): boolean {
	if (!('status' in answer)) return true;
	const { status } = answer;
	return status >= 500 || status < 300 || [408, 409, 425].includes(status);
}

function isMade(
	answer: Exchange,
): answer is Exclude<Exchange, { thrown: unknown }> & { body: IDataObject } {
	if (!('status' in answer) || ![200, 201].includes(answer.status)) return false;
	const { body } = answer;
	return typeof body === 'object' && body !== null && 'id' in body;
}
