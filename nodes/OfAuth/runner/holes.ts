import { ExpressionParser, type IExecuteFunctions } from 'n8n-workflow';

import { isEmpty, kindOfNothing, show } from '../values/reading';

/** An expression inside a text that gives nothing a text can hold. */
export interface Hole {
	/** As the form shows it, in one line: `{{ $json.name }}`. */
	expression: string;
	/** What it gives, in words. */
	gives: string;
}

const SHOWN = 80;
/** What JavaScript writes in the place of an object. */
const OBJECT = /\[object \w+\]/;

/**
 * Prepares to look for the expressions inside a text that give nothing for an item. n8n writes nothing in
 * their places, so that the text as a whole does not look empty: of `Hey {{ $json.name }},` a `Hey ,` is left.
 * An object is as little: n8n writes `[object Object]`.
 *
 * Each expression costs as much as reading a parameter, about 0.3 ms an item; one that is there twice is
 * evaluated once. A text without expressions costs nothing. So does one that is a single expression and
 * nothing else: what it gives is the value of the whole parameter.
 *
 * @param saved the parameter as it is saved, with its expressions
 * @returns finds the holes of an item (it throws what n8n throws where an expression cannot be evaluated), or
 * nothing where a text can have none
 */
export function holeFinder(
	context: IExecuteFunctions,
	saved: unknown,
): ((item: number) => Hole[]) | undefined {
	const expressions = expressionsInside(saved);
	if (expressions.length === 0) return undefined;
	return (item) =>
		expressions.flatMap((expression) => {
			const gives = nothingIn(context.evaluateExpression(expression, item));
			return gives === undefined ? [] : [{ expression: oneLine(expression), gives }];
		});
}

/** n8n's own way to part them, so that the parts are those that n8n has evaluated. */
function expressionsInside(saved: unknown): string[] {
	if (typeof saved !== 'string' || !saved.startsWith('=')) return [];
	const parts = ExpressionParser.splitExpression(saved.slice(1)).filter(
		({ type, text }) => type === 'code' || text !== '',
	);
	if (parts.length === 1) return [];
	const code = parts.filter(({ type }) => type === 'code');
	return [...new Set(code.map((part) => ExpressionParser.joinExpression([part])))];
}

/** @returns what is wrong with a value inside a text; nothing for 0, false, and whatever else can be read */
function nothingIn(value: unknown): string | undefined {
	if (isEmpty(value) || Number.isNaN(value)) return `gives nothing${kindOfNothing(value)}`;
	const isObject = typeof value === 'object' && OBJECT.test(String(value));
	return isObject ? `gives an object and no text (${show(value)})` : undefined;
}

function oneLine(expression: string): string {
	const line = expression.replace(/\s+/g, ' ');
	return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}
