import {
	updateDisplayOptions,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';

import { isEmpty, show, type Reading } from '../values/reading';
import type { Choice, Field } from './field';
import { fieldsOf, type Operation } from './operation';
import type { Given } from './parameters';

/** Every choice of an operation, in the order of the form. */
export function choicesOf(operation: Operation): Choice[] {
	return [...new Set(fieldsOf(operation).flatMap(({ onlyIf }) => onlyIf?.choice ?? []))];
}

/** The values that a field of type `options` offers, as text. */
export function offeredBy({ options = [] }: INodeProperties): string[] {
	return (options as INodePropertyOptions[]).map(({ value }) => String(value));
}

/**
 * What was chosen for an item. An expression that gives nothing is a problem and never the default,
 * whatever else may be empty: a lost choice would drop the fields that depend on it.
 *
 * @param given undefined, or not set, where the user left it alone
 * @returns one of the values that the form offers
 */
export function readChoice({ form }: Choice, given: Given | undefined): Reading<string> {
	const value = given?.set ? given.value : form.default;
	const offered = offeredBy(form);
	if (isEmpty(value))
		return { problem: `it is empty (${show(value)}): give one of ${offered.join(', ')}` };
	const known = offered.find((one) => one === String(value).trim());
	return known === undefined
		? { problem: `${show(value)} is none of: ${offered.join(', ')}` }
		: { value: known };
}

/**
 * What the form shows for fields: a choice stands just before the first field that depends on it, and
 * n8n shows such a field only where it is chosen, or where the choice is an expression.
 */
export function formsOf(fields: Field[]): INodeProperties[] {
	const shown = new Set<Choice>();
	return fields.flatMap(({ form, onlyIf }) => {
		if (!onlyIf) return [form];
		const { choice, is } = onlyIf;
		const own = updateDisplayOptions({ show: { [choice.form.name]: [is] } }, [form]);
		if (shown.has(choice)) return own;
		shown.add(choice);
		return [choice.form, ...own];
	});
}
