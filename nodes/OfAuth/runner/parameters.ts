import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';

import { isEmpty } from '../values/reading';
import { holeFinder, type Hole } from './holes';

/** What a user gave for one field of one item. */
export interface Given {
	value: unknown;
	/** Whether the user filled the field in, whatever came of it; a field left alone is not set. */
	set: boolean;
	/** Looks for the expressions inside its text that give nothing; not there where it has none. */
	holes?: () => Hole[];
}

/** Reads the parameters of a node, item by item. */
export interface ParameterReader {
	/** What the parameter gives for an item, expressions resolved. */
	read(name: string, item: number): unknown;
	/** The same with the knowledge whether the user filled it in: what still has its default counts as left alone. */
	given(name: string, item: number, usual?: unknown): Given;
	/** Every field that was added to a collection, by name. */
	added(name: string, item: number): Record<string, Given>;
	/** Whether the parameter, or the value inside a locator, is an expression. */
	isExpression(name: string): boolean;
}

/**
 * Reads parameters at the price of one expression each: n8n resolves all of a parameter per call, at
 * about 0.3 ms a time, so one that holds no expression is read for the first item and kept.
 *
 * @param context the node's execution
 */
export function parameterReader(context: IExecuteFunctions): ParameterReader {
	const raw = context.getNode().parameters as INodeParameters;
	const kept = new Map<string, unknown>();
	const varying = new Map<string, boolean>();

	const varies = (name: string) => {
		if (!varying.has(name)) varying.set(name, holdsExpression(raw[name]));
		return varying.get(name) === true;
	};
	const finders = new Map<string, ReturnType<typeof holeFinder>>();
	const withHoles = (given: Given, path: string, text: unknown, item: number): Given => {
		if (!finders.has(path)) finders.set(path, holeFinder(context, text));
		const find = finders.get(path);
		return find ? { ...given, holes: () => find(item) } : given;
	};
	const read = (name: string, item: number) => {
		// null and not undefined: n8n throws on a parameter that is not there and has no fallback.
		if (varies(name)) return context.getNodeParameter(name, item, null);
		if (!kept.has(name)) kept.set(name, context.getNodeParameter(name, 0, null));
		return kept.get(name);
	};
	return {
		read,
		given: (name, item, usual) => {
			const isFilledIn = !isEmpty(raw[name]) && raw[name] !== usual;
			const set = isExpressionText(raw[name]) || isFilledIn;
			return withHoles({ value: read(name, item), set }, name, raw[name], item);
		},
		added: (name, item) => {
			const values = (read(name, item) ?? {}) as Record<string, unknown>;
			const saved = (raw[name] ?? {}) as Record<string, unknown>;
			return Object.fromEntries(
				Object.keys({ ...saved, ...values }).map((field) => [
					field,
					withHoles({ value: values[field], set: true }, `${name}.${field}`, saved[field], item),
				]),
			);
		},
		isExpression: (name) => {
			const parameter = raw[name];
			return (
				isExpressionText(parameter) ||
				isExpressionText((parameter as { value?: unknown } | undefined)?.value)
			);
		},
	};
}

function isExpressionText(value: unknown): boolean {
	return typeof value === 'string' && value.startsWith('=');
}

function holdsExpression(value: unknown): boolean {
	if (typeof value === 'object' && value !== null)
		return Object.values(value).some(holdsExpression);
	return isExpressionText(value);
}
