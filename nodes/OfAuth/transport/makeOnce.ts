import type { IDataObject } from 'n8n-workflow';

import type { Exchange } from './exchange';
import type { ListReader } from './listReader';

/** What is to be there once. */
export interface Wanted {
	/** All entries of a list that have its name. */
	find: (entries: IDataObject[]) => IDataObject[];
	/** Whether one that is there already is taken for it. */
	usesExisting: boolean;
	/** What was read of the list for other items, and what they have made. */
	known?: IDataObject[];
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

	/** What is known of the list, with what was made; nothing where it has to be read anew. */
	known?: IDataObject[];

	/** Several have the name, and nobody knows which is meant. */
	ambiguous: IDataObject[] = [];

	private reader?: ListReader;

	/** Those of the name that were there before it was asked for; nothing until it was. */
	private before?: Set<unknown>;

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
		this.known = wanted.known;
	}

	/** Answers that have got it further; to look again after each try that failed is no progress. */
	get steps(): number {
		const looked = this.before ? this.read : (this.reader?.steps ?? this.read);
		return looked + this.entries.length;
	}

	/** Looks, and makes it where it is not there. @returns nothing once it is, else what came in its place */
	async run(): Promise<Exchange | undefined> {
		const stopped = this.known ? undefined : await this.look();
		if (stopped) return stopped;
		const all = this.known ?? [];
		const called = this.wanted.find(all);
		const made = this.before && called.filter(({ id }) => !this.before?.has(id));
		if (made && made.length > 0) return this.take(made[0]);
		if (!made && this.wanted.usesExisting && called.length > 0) {
			if (called.length === 1) return this.take({ ...called[0], alreadyExisted: true });
			this.ambiguous = called;
			return { thrown: { message: '', isFinal: true } };
		}
		this.before ??= new Set(called.map(({ id }) => id));
		const answer = await this.make();
		if (isMade(answer)) {
			this.known = [...all, answer.body];
			return this.take(answer.body);
		}
		// Nobody knows whether it was made: the list tells, if it is asked again.
		if ('thrown' in answer || answer.status >= 500 || answer.status < 300) this.known = undefined;
		return answer;
	}

	private async look(): Promise<Exchange | undefined> {
		this.reader ??= this.list();
		const stopped = await this.reader.run();
		if (stopped) return stopped;
		if (!this.before) this.read = this.reader.steps;
		this.known = this.reader.entries;
		this.reader = undefined;
		return undefined;
	}

	private take(entry: IDataObject): undefined {
		this.entries.push(entry);
	}
}

function isMade(
	answer: Exchange,
): answer is Exclude<Exchange, { thrown: unknown }> & { body: IDataObject } {
	if (!('status' in answer) || ![200, 201].includes(answer.status)) return false;
	const { body } = answer;
	return typeof body === 'object' && body !== null && 'id' in body;
}
