import { ExpressionParser, type IExecuteFunctions } from 'n8n-workflow';

import { isEmpty } from '../values/reading';

/** An expression inside a text that gives nothing for an item. */
export interface HollowExpression {
	/** As the form shows it, in one line: `{{ $json.name }}`. */
	expression: string;
	/** What it gives: undefined, null, NaN, a blank text or an empty list. */
	value: unknown;
}

const SHOWN = 80;

/**
 * The expressions inside a text that give nothing for an item. n8n writes nothing in their places, so
 * that the text as a whole does not look empty: of `{{ $json.a }}-{{ $json.b }}` a `-` is left.
 *
 * A text that is one expression and nothing else is not looked into: what it gives is the value of the
 * whole parameter. Each expression costs as much as reading a parameter, about 0.3 ms.
 *
 * @param raw the parameter as it is saved, with its expressions; what is no expression has none
 * @throws what n8n throws where an expression cannot be evaluated
 */
export function hollowExpressions(
	context: IExecuteFunctions,
	raw: unknown,
	item: number,
): HollowExpression[] {
	if (typeof raw !== 'string' || !raw.startsWith('=')) return [];
	// n8n's own way to part them, so that the parts are those that n8n has evaluated.
	const parts = ExpressionParser.splitExpression(raw.slice(1)).filter(
		({ type, text }) => type === 'code' || text !== '',
	);
	if (parts.length === 1) return [];
	return parts.flatMap((part) => {
		if (part.type !== 'code') return [];
		const expression = ExpressionParser.joinExpression([part]);
		const value: unknown = context.evaluateExpression(expression, item);
		return isEmpty(value) || Number.isNaN(value)
			? [{ expression: oneLine(expression), value }]
			: [];
	});
}

function oneLine(expression: string): string {
	const line = expression.replace(/\s+/g, ' ');
	return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}
