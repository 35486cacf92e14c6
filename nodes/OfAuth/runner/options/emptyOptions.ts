import type { INodePropertyOptions } from 'n8n-workflow';

import { readList } from '../../values/lists';
import { show, type Reading } from '../../values/reading';
import { fieldsOf, type Operation } from '../operation';
import { ofCreates, option } from './option';

const EVERY = 'all';

/** What an item may be without. */
export const emptyOptions = {
	/** The names of parameters. */
	fieldsThatMayBeEmpty: option<ReadonlySet<string> | undefined>({
		form: {
			displayName: 'Fields That May Be Empty',
			name: 'fieldsThatMayBeEmpty',
			type: 'multiOptions',
			default: [],
			description:
				'Fields that are left out of the request where they turn out empty, for example because an expression found nothing. Nothing is sent for an item that has another field filled in but empty.',
		},
		choices: (operation) => [
			{ name: 'All', value: EVERY, description: 'Every field that can be left out' },
			...optionalFields(operation).sort(byName),
		],
		isOf: ofCreates,
		// Nothing in it lets nothing be empty: no harm in a lost expression.
		mayBeEmpty: true,
		read: readNames,
	}),
};

/** Of the operation's own declared fields, so that a new one is among them by itself. */
function optionalFields(operation: Operation): INodePropertyOptions[] {
	return fieldsOf(operation)
		.filter(({ form }) => form.required !== true)
		.map(({ form }) => ({ name: form.displayName, value: form.name }));
}

function byName(one: INodePropertyOptions, other: INodePropertyOptions): number {
	return one.name.localeCompare(other.name);
}

function readNames(value: unknown, operation: Operation): Reading<ReadonlySet<string>> {
	const names = optionalFields(operation).map(({ value: name }) => String(name));
	const readName = (entry: unknown): Reading<string> =>
		typeof entry === 'string' && [EVERY, ...names].includes(entry)
			? { value: entry }
			: { problem: `${show(entry)} is none of: ${[EVERY, ...names].join(', ')}` };
	const list = readList(value, readName, false);
	if ('problem' in list) return list;
	return { value: new Set(list.value.includes(EVERY) ? names : list.value) };
}
