import type { IDataObject } from 'n8n-workflow';

import type { Id } from '../../../values/ids';
import { isEmpty, show, type Reading } from '../../../values/reading';
import type { Given } from '../../../runner/parameters';
import type { ItemProblem } from '../../../runner/problems';
import { REQUEST_FIELDS, type RequestField } from './requestFields';
import { readMediaRows } from './mediaRows';

/** What the form gave for one item, by parameter name. */
export interface CreateValues {
	fields: Record<string, Given>;
	/** The rows of Media as n8n gives them. */
	media: Given;
	/** Options → Empty Fields is Leave Out. */
	leaveOutEmpty: boolean;
}

/** What the values depend on besides themselves. */
export interface Surroundings {
	/** IANA time zone of the workflow. */
	zone: string;
	/** Epoch milliseconds. */
	now: number;
}

/** The body of the request, or every reason why there is none. */
export type CreateRequest = { body: IDataObject } | { problems: ItemProblem[] };

/**
 * Turns what the form gave into the body of `POST /v2/access/mass-messages`. Fields that were not set
 * are not in the body, so that the API's own defaults apply.
 *
 * @returns the body, or every problem of the item
 */
export function createRequest(values: CreateValues, { zone, now }: Surroundings): CreateRequest {
	const body: IDataObject = {};
	const problems: ItemProblem[] = [];
	const put = (field: string, parameter: string, reading: Reading<unknown>) => {
		if ('problem' in reading) problems.push({ parameter, problem: reading.problem });
		else place(body, field, reading.value);
	};

	for (const field of REQUEST_FIELDS) {
		const given = values.fields[field.parameter];
		if (given?.set) putField(field, given.value);
	}
	const media = readMediaRows(values.media, values.leaveOutEmpty);
	if ('problem' in media || media.value.length > 0) put('mediaItems', 'Media', media);
	if (problems.length === 0) problems.push(...contradictions(body, now));
	return problems.length > 0 ? { problems } : { body };

	function putField(field: RequestField, value: unknown) {
		const reading = isEmpty(value)
			? { value: [] }
			: field.read(value, { zone, dropEmpty: values.leaveOutEmpty });
		// A list can turn out empty only when it is read: "[]" and "," are text.
		if ('problem' in reading || !isEmpty(reading.value)) put(field.path, field.label, reading);
		else if (!values.leaveOutEmpty) {
			put(field.path, field.label, {
				problem: `it is empty (${show(value)}): give it a value, remove it, or set Options → Empty Fields to Leave Out`,
			});
		}
	}
}

function place(body: IDataObject, path: string, value: unknown) {
	const [field, inner] = path.split('.');
	if (!inner) body[field] = value as IDataObject;
	else body[field] = { ...(body[field] as IDataObject | undefined), [inner]: value };
}

/** The lists that a request both chooses and excludes. */
export function excludedLists({ userLists, excludeUserLists }: IDataObject): Id[] {
	const excluded = new Set(excludeUserLists as Id[] | undefined);
	return ((userLists ?? []) as Id[]).filter((list) => excluded.has(list));
}

/** What OFAuth's schema lets through and no sender can mean; none of it is known to be refused by the API. */
function contradictions(body: IDataObject, now: number): ItemProblem[] {
	const count = (field: string) => (body[field] as unknown[] | undefined)?.length ?? 0;
	const found: ItemProblem[] = [];
	if (count('userLists') + count('userIds') === 0) {
		found.push({
			parameter: 'User List Names or IDs',
			problem: 'nobody would get this message: choose at least one list, or give User IDs',
		});
	}
	const lists = (body.userLists ?? []) as Id[];
	if (lists.length > 0 && count('userIds') === 0 && excludedLists(body).length === lists.length) {
		found.push({
			parameter: 'Exclude User List Names or IDs',
			problem: 'nobody would get this message: every list that is chosen is excluded too',
		});
	}
	if (isEmpty(body.text) && count('mediaItems') === 0) {
		found.push({ parameter: 'Text', problem: 'the message is empty: write a text or add media' });
	}
	if (Number(body.previewMediaCount ?? 0) > count('mediaItems')) {
		found.push({
			parameter: 'Preview Media Count',
			problem: `${String(body.previewMediaCount)} is more than the ${count('mediaItems')} media of the message`,
		});
	}
	if (typeof body.scheduledDate === 'string' && Date.parse(body.scheduledDate) <= now) {
		found.push({
			parameter: 'Scheduled Date',
			problem: `${body.scheduledDate} is in the past: give a later time, or remove the field to send now`,
		});
	}
	return found;
}
