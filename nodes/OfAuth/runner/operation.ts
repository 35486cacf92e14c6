import type { IDataObject, IHttpRequestMethods, INodeProperties } from 'n8n-workflow';

import type { Effect } from '../delivery/effects';
import type { Preparation } from '../delivery/types';
import type { UploadMemory } from '../delivery/uploadMemory';
import type { Failure } from '../transport/errors';
import type { Exchange } from '../transport/exchange';
import type { UploadFile } from '../transport/fileParts';
import type { Paging } from '../transport/paging';
import type { Refusal } from '../transport/refusals';
import type { UploadDoor } from '../transport/uploadDoor';
import type { Entry } from '../values/directory';
import type { Reading } from '../values/reading';
import type { ItemProblem } from './problems';

/** Where in the request a value goes. */
export interface Place {
	in: 'body' | 'query' | 'path';
	/** As OFAuth names it; in the body with a point before a field inside, such as `outer.inner`. */
	name: string;
}

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
export interface Named {
	/** What it is called, one and several. */
	one: string;
	many: string;
	/** Where OFAuth lists all of a connection's, page by page. */
	path: string;
	paging: Paging;
	/** What the connection needs for that. */
	permission: string;
	/** @returns id and name out of an entry of OFAuth's list; nothing where it has none */
	read: (entry: IDataObject) => Entry | undefined;
}

/** One parameter of an operation, whole: what the form shows, where its value goes, how it is read. */
export interface Field {
	/** What the form shows; where it is `required`, an item without it is refused. */
	form: INodeProperties;
	to: Place;
	/** @returns the value as OFAuth wants it, or the rule that it breaks */
	read: (value: unknown, how: HowToRead) => Reading<unknown>;
	/** On the form itself: what must be chosen for the field to be shown and read; else it is not in the request. */
	onlyIf?: { choice: Choice; is: string };
	/** Set where entries of the list that `read` gives may still be names; its place is in the body, not inside a field. */
	names?: Named;
	/** Whether an expression such as `$now` makes it another one in every try of the same request. */
	movesWithClock?: true;
	/** Whether it may turn out to have no entries although something was filled in; it is left out then. */
	mayTurnOutEmpty?: true;
	/** Whether an item is refused where an expression inside its text gives nothing to stand there. */
	holes?: 'refused';
}

/** How the files of a request get where it can name them. */
export interface Files {
	/** The field whose value names binary fields. */
	field: Field;
	/** The binary fields that a value of the field names, in order, each with where in the value that is. */
	namesIn(value: unknown): Array<{ name: string; where: string }>;
	/** A body as a Dry Run shows it, with what is known of each file. */
	shown(body: IDataObject, files: Map<string, UploadFile>): IDataObject;
	/** The uploads of one request, which then has them in the places of their files. */
	uploads(door: UploadDoor, files: Map<string, UploadFile>, memory: UploadMemory): FileUploads;
}

export interface FileUploads extends Preparation {
	/** Makes the request with the uploaded files. */
	send(body: IDataObject, post: (complete: IDataObject) => Promise<Exchange>): Promise<Exchange>;
}

/** How a message goes to a few chosen people before it goes to those it is for. */
export interface TestSend {
	/** The option that makes a test of it. */
	form: INodeProperties;
	/** What the form says while it is one. */
	notice: INodeProperties;
	read: Field['read'];
	/** Takes whoever is given there, in the place of whatever it has of its own. */
	to: Field;
	/** Whom it would reach besides, and when: not even read of a test. */
	without: Field[];
}

/** A list that a review asks OFAuth for, once per connection. */
export interface ReviewRead {
	/** From the root of the API. */
	path: string;
	qs?: IDataObject;
	paging: Paging;
	/** Entries after which nothing more is asked for. */
	most: number;
	/** The ids of the entries that a body names; once they are found, or where there are none, nothing more is asked for. */
	wanted: (body: IDataObject) => unknown[];
}

/** What was found of a list. */
export interface Found {
	/** By id, as text. */
	entries: Map<string, IDataObject>;
	/** Why nothing more could be found, in words; absent where OFAuth has answered. */
	problem?: string;
}

/** A request as it is to be reviewed. */
export interface ToReview {
	body: IDataObject;
	/** By the name of their binary field. */
	files: Map<string, UploadFile>;
	/** IANA time zone of the workflow. */
	zone: string;
	/** By the name of the read. */
	found: Record<string, Found>;
}

/** The same in words and as data. */
export interface Told {
	/** Each one line, whatever names are in it. */
	lines: string[];
	/** Stands after them as it is, with lines of its own. */
	last?: string;
	data: IDataObject;
}

/** How a request is told to a person who has to approve it. */
export interface Review {
	reads: Record<string, ReviewRead>;
	tell: (request: ToReview) => Told;
}

/** What comes out. */
export interface Output {
	/** How a list is read to its end; absent where OFAuth gives one answer. */
	paging?: Paging;
	/** The fields that Simplify keeps, the id first, at most ten; absent where all of an answer comes out. */
	simplify?: string[];
	/** Of what is taken away: the part of the path that says what, to stand beside `deleted: true`. */
	deleted?: string;
}

/** A sentence for the editor, about items of which something holds. */
export interface HintRule {
	says: (json: IDataObject) => boolean;
	message: string;
}

/** All that one operation is; whatever it does not say is the same for every operation. */
export interface Operation {
	/** The value that saved workflows hold. */
	value: string;
	/** Its name in the form. */
	name: string;
	/** What the node panel and the canvas call it. */
	action: string;
	description: string;
	/**
	 * Parts of the path in braces are fields that go into it. `movedTo`: where it may be as well, asked once
	 * where OFAuth knows no such route at `path`.
	 */
	endpoint: { method: IHttpRequestMethods; path: string; movedTo?: string };
	effect: Effect;
	/** Fields on the form itself, in its order. */
	fields?: Field[];
	/** Fields that are added: one that is not added is not in the request. */
	additionalFields?: Field[];
	/** The same for what narrows a list. */
	filters?: Field[];
	/** What the form says where a choice has a consequence that is easily overlooked. */
	notices?: INodeProperties[];
	output: Output;
	refusals?: Refusal[];
	/** What OFAuth's schema lets through and nobody can mean. */
	check?: (body: IDataObject, surroundings: Surroundings) => ItemProblem[];
	/** Asked just before a request leaves: why it may not leave any more. */
	isLate?: (body: IDataObject, zone: string) => Failure | undefined;
	/** For an effect of `creates`: the harm of a second one, and where to look whether it exists. */
	inDoubt?: string;
	files?: Files;
	/** Absent where it cannot be tried on somebody. */
	testSend?: TestSend;
	/** What a Dry Run says besides the request. */
	review?: Review;
	hints?: { ofRequest?: HintRule[]; ofOutput?: HintRule[] };
}

/** A kind of thing, and what can be done with it. */
export interface Resource {
	/** The value that saved workflows hold. */
	value: string;
	/** Its name in the form. */
	name: string;
	/** The form opens on the first. */
	operations: Operation[];
}

/** The collections of a form whose entries are fields. */
export const COLLECTIONS = ['additionalFields', 'filters'] as const;

/** Every field of an operation, those on the form first. */
export function fieldsOf(operation: Operation): Field[] {
	return [
		...(operation.fields ?? []),
		...COLLECTIONS.flatMap((collection) => operation[collection] ?? []),
	];
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
