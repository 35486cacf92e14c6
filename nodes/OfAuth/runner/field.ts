import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { ConnectionList } from '../transport/paging';
import type { Entry } from '../values/directory';
import type { Id } from '../values/ids';
import type { Reading } from '../values/reading';

/** Where in the request a value goes. */
export interface Place {
	in: 'body' | 'query' | 'path' | 'each' | 'awaited' | 'checked' | 'file';
	/** As OFAuth names it; in the body with a point before a field inside, such as `outer.inner`. */
	name: string;
}

/** Of several requests of one item: the part of the path that tells them apart, and its values. */
export interface Each {
	/** As OFAuth names it. */
	name: string;
	/** At least one, each once. */
	values: Id[];
}

/** Whether an entry of a list is one that is asked for. */
export type Keeps = (entry: IDataObject) => boolean;

/** What a request depends on besides what the form gave. */
export interface Surroundings {
	/** IANA time zone of the workflow. */
	zone: string;
	/** Epoch milliseconds. */
	now: number;
}

/** What the reading of a value depends on besides the value. */
export interface HowToRead {
	/** IANA time zone of the workflow. */
	zone: string;
	/** Whether empty entries of a list are left out instead of being a problem. */
	dropEmpty: boolean;
}

/** What a user chooses on the form that is no part of the request, and that decides which fields are. */
export interface Choice {
	/** What the form shows, of type `options`; where it is left alone its default is chosen. */
	form: INodeProperties;
}

/** What can be named in the place of its id: it is looked up at the connection of the item. */
export interface Named extends ConnectionList {
	/** What it is called, one and several. */
	one: string;
	many: string;
	/** What the connection needs for that. */
	permission: string;
	/** @returns id and name out of an entry of OFAuth's list; nothing where it has none */
	read: (entry: IDataObject) => Entry | undefined;
	/** Whether the creator made it; OnlyFans makes some by itself, and those are none to be put something into. */
	isOwn: (entry: IDataObject) => boolean;
}

/** One parameter of an operation, whole: what the form shows, where its value goes, how it is read. */
export interface Field {
	/** What the form shows; where it is `required`, an item without it is refused. */
	form: INodeProperties;
	to: Place;
	/** Where OFAuth wants it once more. */
	also?: Place;
	/** @returns the value as OFAuth wants it, or the rule that it breaks */
	read: (value: unknown, how: HowToRead) => Reading<unknown>;
	/** On the form itself: what must be chosen for the field to be shown and read; else it is not in the request. */
	onlyIf?: { choice: Choice; is: string };
	/** Set where entries of the list that `read` gives may still be names; its place is in the body, not inside a field. */
	names?: Named;
	/**
	 * Of a list: whether an entry is one that a value of the field asks for. It is checked here too, because
	 * OFAuth may give all of them.
	 *
	 * @param value as `read` gives it
	 */
	keeps?: (value: never, surroundings: Surroundings) => Keeps;
	/** Whether an expression such as `$now` makes it another one in every try of the same request. */
	movesWithClock?: true;
	/** Whether its default holds where the user does not add it. */
	always?: true;
	/** Whether it may turn out to have no entries although something was filled in; it is left out then. */
	mayTurnOutEmpty?: true;
	/** Whether an item is refused where an expression inside its text gives nothing to stand there. */
	holes?: 'refused';
}

/** In the body of the request; `name` as {@link Place} has it. */
export function body(name: string): Place {
	return { in: 'body', name };
}

/** In the query of the request. */
export function query(name: string): Place {
	return { in: 'query', name };
}

/** In the path of the endpoint, in the place of `{name}`. */
export function path(name: string): Place {
	return { in: 'path', name };
}

/** In the path, in the place of `{name}`, in a request of its own for each of its values. */
export function each(name: string): Place {
	return { in: 'each', name };
}

/** In no request: every entry of the list is checked for it; `name` as the entry has it. */
export function checked(name: string): Place {
	return { in: 'checked', name };
}

/** In no request: it names a file of the item. */
export function file(name: string): Place {
	return { in: 'file', name };
}

/** In no request: it is what the field `name` of an entry must be, for the entry to be the one that is waited for. */
export function awaited(name: string): Place {
	return { in: 'awaited', name };
}
