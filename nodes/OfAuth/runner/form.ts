import type { INodeProperties } from 'n8n-workflow';

import { formsOf } from './choices';
import { connectionForm } from './connection';
import { COLLECTIONS, type Operation, type Resource } from './operation';
import { optionForms } from './options';
import { sharedForms } from './sharedForms';

const WORDS = {
	additionalFields: { displayName: 'Additional Fields', placeholder: 'Add Field' },
	filters: { displayName: 'Filters', placeholder: 'Add Filter' },
} as const;

/**
 * What the editor shows: the resource, the operations of each, and the parameters of each operation.
 *
 * @param resources in the order in which the form knows them; it opens on the first
 */
export function formOf(resources: Resource[]): INodeProperties[] {
	return [
		choice({ displayName: 'Resource', name: 'resource' }, resources),
		...resources.map(operationField),
		...sharedForms(
			resources.flatMap(({ value: resource, operations }) =>
				operations.map((operation) => ({
					resource,
					operation: operation.value,
					forms: parametersOf(operation),
				})),
			),
		),
	];
}

function operationField({ value, operations }: Resource): INodeProperties {
	return {
		...choice({ displayName: 'Operation', name: 'operation' }, operations),
		displayOptions: { show: { resource: [value] } },
	};
}

type Choice = Pick<Operation, 'name' | 'value'> &
	Partial<Pick<Operation, 'description' | 'action'>>;

/** A list of which one is chosen, without expressions: it decides what else the form shows. */
function choice(words: { displayName: string; name: string }, entries: Choice[]): INodeProperties {
	const [first] = entries;
	const options = byName(
		entries.map(({ name, value, description, action }) => ({
			name,
			value,
			...(description ? { description, action } : {}),
		})),
	);
	return { ...words, type: 'options', noDataExpression: true, options, default: first.value };
}

/** The parameters of one operation, in the order of the form. */
export function parametersOf(operation: Operation): INodeProperties[] {
	const { onForm, inOptions, notices } = optionForms(operation);
	const { testSend } = operation;
	const lists = onForm.filter(({ name }) => name !== 'simplify');
	return [
		...(operation.isOfKey ? [] : [connectionForm]),
		...formsOf(operation.fields ?? []),
		...lists,
		...COLLECTIONS.flatMap((name) => {
			const fields = operation[name];
			return fields
				? [
						collection(
							name,
							WORDS[name],
							fields.map(({ form }) => form),
						),
					]
				: [];
		}),
		...onForm.filter((form) => !lists.includes(form)),
		...(operation.notices ?? []),
		...notices,
		...(testSend ? [testSend.notice] : []),
		collection('options', { displayName: 'Options', placeholder: 'Add Option' }, [
			...inOptions,
			...(testSend ? [testSend.form] : []),
		]),
	];
}

function collection(
	name: string,
	words: { displayName: string; placeholder: string },
	entries: INodeProperties[],
): INodeProperties {
	const options = [...entries].sort((one, other) =>
		one.displayName.localeCompare(other.displayName),
	);
	return { ...words, name, type: 'collection', default: {}, options };
}

function byName<T extends { name: string }>(entries: T[]): T[] {
	return [...entries].sort((one, other) => one.name.localeCompare(other.name));
}
