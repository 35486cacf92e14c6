import type {
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	NodePropertyTypes,
} from 'n8n-workflow';

import type { Field, Place } from '../../nodes/OfAuth/runner/field';
import { fromForm, sentences } from './markdown';

/** Nothing of the request. */
const NOWHERE = '–';
/** Of these types the default says what holds where the user says nothing; options name theirs. */
const WITH_DEFAULT: NodePropertyTypes[] = ['number', 'boolean'];

/**
 * The rows of a table of parameters: name, place in the request, what it takes.
 *
 * @param forms as the editor shows them; notices, which take nothing, are left out
 * @param fields of the operation, which know the places
 */
export function parameterRows(forms: INodeProperties[], fields: Field[]): string[][] {
	return forms
		.filter(({ type }) => type !== 'notice')
		.flatMap((form) => {
			const place = placeOf(form, fields);
			const [name, where, takes] = row(form, place);
			return [[name, where, sentences(takes, needs(form, fields))], ...insideRows(form, place)];
		});
}

/** A field inside rows stands with the name of its parameter in front. */
function insideRows({ displayName, type, options }: INodeProperties, place: string): string[][] {
	if (type !== 'fixedCollection') return [];
	const inside = (options as INodePropertyCollection[]).flatMap(({ values }) => values);
	return inside.map((form) =>
		row(
			{ ...form, displayName: `${displayName} → ${form.displayName}` },
			form.type === 'options' ? NOWHERE : place,
		),
	);
}

function row(form: INodeProperties, place: string): string[] {
	return [form.displayName, place, takes(form, place)];
}

/** What the connection needs where something is named. */
function needs({ name }: INodeProperties, fields: Field[]): string | undefined {
	const named = fields.find(({ form }) => form.name === name)?.names;
	return named && `Names need the permission \`${named.permission}\``;
}

function placeOf({ name }: INodeProperties, fields: Field[]): string {
	const field = fields.find(({ form }) => form.name === name);
	if (field) return inWords(field.to);
	return name === 'connectionId' ? 'header `x-connection-id`' : NOWHERE;
}

function inWords({ in: where, name }: Place): string {
	if (where === 'awaited') return `looked for: \`${name}\``;
	if (where === 'checked') return `looked at here: \`${name}\``;
	if (where === 'each') return `path \`${name}\`, a request for each`;
	if (where === 'file') return NOWHERE;
	return `${where} \`${name}\``;
}

function takes(form: INodeProperties, place: string): string {
	const { type, required, description, hint, default: usual } = form;
	const isAsWritten = place === NOWHERE && WITH_DEFAULT.includes(type);
	return sentences(
		required ? 'Required' : undefined,
		description && fromForm(description),
		hint && fromForm(hint),
		modes(form),
		choices(form),
		range(form),
		isAsWritten ? `Default ${onOff(usual)}` : undefined,
	);
}

function modes({ modes: all }: INodeProperties): string | undefined {
	return all?.map(({ displayName }) => displayName).join(', or ');
}

function choices({ type, options, default: usual }: INodeProperties): string | undefined {
	if (type !== 'options') return undefined;
	return (options as INodePropertyOptions[] | undefined)
		?.map(({ name, value, description }) => {
			const mark = value === usual ? ' (default)' : '';
			return `_${name}_${mark}${description ? `: ${fromForm(description)}` : ''}`;
		})
		.join(' – ');
}

function range({ type, typeOptions = {} }: INodeProperties): string | undefined {
	if (type !== 'number') return undefined;
	const { minValue, maxValue, numberPrecision } = typeOptions;
	const parts = [
		minValue === undefined ? '' : `from ${minValue}`,
		maxValue === undefined ? '' : `to ${maxValue}`,
		numberPrecision ? `, at most ${numberPrecision} decimals` : '',
	];
	const words = parts.filter(Boolean).join(' ').replace(' ,', ',');
	return words && `${words[0].toUpperCase()}${words.slice(1)}`;
}

function onOff(value: unknown): string {
	return typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value);
}
