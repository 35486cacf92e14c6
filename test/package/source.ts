import ts from 'typescript';

/** A form part of a parameter, as it stands in a source. */
export interface WrittenForm {
	name: string;
	displayName: string;
	description?: string;
	/** Where in the request its value goes, such as `body('text')`; absent where the source says nothing of it. */
	place?: string;
}

/** Every node of a source's tree. */
function nodesOf(source: string): ts.Node[] {
	const found: ts.Node[] = [];
	const visit = (node: ts.Node): void => {
		found.push(node);
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true));
	return found;
}

/**
 * What a source names beyond itself: texts, and names of properties. Its own variables and the methods
 * that it calls are not among them.
 */
export function namesIn(source: string): Set<string> {
	return new Set(
		nodesOf(source).flatMap((node) =>
			ts.isStringLiteralLike(node) || isPropertyName(node) ? [node.text] : [],
		),
	);
}

function isPropertyName(node: ts.Node): node is ts.Identifier {
	if (!ts.isIdentifier(node)) return false;
	const { parent } = node;
	if (ts.isPropertyAccessExpression(parent)) {
		const isCalled = ts.isCallExpression(parent.parent) && parent.parent.expression === parent;
		return parent.name === node && !isCalled;
	}
	if (ts.isBindingElement(parent))
		return (
			ts.isObjectBindingPattern(parent.parent) && (parent.propertyName ?? parent.name) === node
		);
	return (ts.isObjectLiteralElement(parent) || ts.isTypeElement(parent)) && parent.name === node;
}

/** The form parts that a source writes out: a name, what the form calls it, a default. */
export function formsIn(source: string): WrittenForm[] {
	return nodesOf(source).flatMap((node) => {
		if (!ts.isObjectLiteralExpression(node) || !valueOf(node, 'default')) return [];
		const [name, displayName, description] = ['name', 'displayName', 'description'].map((key) =>
			textOf(valueOf(node, key)),
		);
		if (name === undefined || displayName === undefined) return [];
		const field = node.parent.parent;
		const place = ts.isObjectLiteralExpression(field) ? valueOf(field, 'to') : undefined;
		return [{ name, displayName, description, place: place?.getText() }];
	});
}

function valueOf(object: ts.ObjectLiteralExpression, key: string): ts.Expression | undefined {
	const property = object.properties.find(({ name }) => name?.getText() === key);
	return property && ts.isPropertyAssignment(property) ? property.initializer : undefined;
}

function textOf(value: ts.Expression | undefined): string | undefined {
	return value && ts.isStringLiteralLike(value) ? value.text : undefined;
}
