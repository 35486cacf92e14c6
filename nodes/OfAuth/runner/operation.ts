import type { IDataObject, IHttpRequestMethods, INodeProperties } from 'n8n-workflow';

import type { Effect } from '../delivery/effects';
import type { Failure } from '../transport/errors';
import type { Paging } from '../transport/paging';
import type { Refusal } from '../transport/refusals';
import type { Awaits } from './awaits';
import type { Field, Named, Surroundings } from './field';
import type { Files } from './files';
import type { LookUp } from './lookUp';
import type { ItemProblem } from './problems';
import type { Review } from './review';
import type { Kept } from './simplify';

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

/** What comes out. */
export interface Output {
	/** How a list is read to its end; absent where OFAuth gives one answer. */
	paging?: Paging;
	/** The fields that Simplify keeps, the id first, at most ten; absent where all of an answer comes out. */
	simplify?: Kept[];
	/**
	 * What is so once it is done, such as `{deleted: true}`, where OFAuth's answer need not say anything: it
	 * comes out with the parts of the path that say of what, and with what OFAuth tells.
	 */
	state?: IDataObject;
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
	/** Whether it is done for the API key, and so for no creator: the form has no Connection. */
	isOfKey?: true;
	/** Fields on the form itself, in its order. */
	fields?: Field[];
	/** Fields that are added: one that is not added is not in the request. */
	additionalFields?: Field[];
	/** The same for what narrows a list. */
	filters?: Field[];
	/** What the form says where a choice has a consequence that is easily overlooked. */
	notices?: INodeProperties[];
	/** Where it waits, what for; the endpoint is then that of its list. */
	awaits?: Awaits;
	output: Output;
	refusals?: Refusal[];
	/** What OFAuth's schema lets through and nobody can mean. */
	check?: (body: IDataObject, surroundings: Surroundings) => ItemProblem[];
	/** Asked just before a request leaves: why it may not leave any more. */
	isLate?: (body: IDataObject, zone: string) => Failure | undefined;
	/** For an effect of `creates`: the harm of a second one, and where to look whether it exists. */
	inDoubt?: string;
	/** For an effect of `creates`: where OFAuth shows whether it exists; absent where it does not. */
	lookUp?: LookUp;
	files?: Files;
	/** Of what is made under a name: where it is looked for before, so that no second one is made. */
	existing?: Named;
	/** Whether another run makes it once more, although a Retry does not. */
	isMadeAnew?: true;
	/** For an effect of `creates`: whether OnlyFans wants a pause between two of a creator. */
	isPaced?: true;
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
