import type { Operation, Resource } from '../../nodes/OfAuth/runner/operation';
import type { Kept } from '../../nodes/OfAuth/runner/simplify';
import { documented } from './endpoints';

/** A JSON schema, as far as a preview goes. */
export interface Preview {
	type: string;
	properties?: Record<string, Preview>;
	items?: Preview;
}

interface Schema {
	type?: string | string[];
	properties?: Record<string, Schema>;
	items?: Schema;
	anyOf?: Schema[];
}

/** Objects inside objects that are shown whole. */
const DEPTH = 3;

/** What comes out of an upload: OFAuth documents the answers of its steps, and the node makes one of them. */
const OF_FILES: Record<string, Preview> = {
	id: { type: 'number' },
	isReady: { type: 'boolean' },
	filename: { type: 'string' },
	contentType: { type: 'string' },
	size: { type: 'number' },
};

/** Where n8n looks for the preview of an operation, from the root of the repository. */
export function previewFile(resource: Resource, operation: Operation): string {
	return `nodes/OfAuth/__schema__/v1.0.0/${resource.value}/${operation.value}.json`;
}

/** What the editor shows of the output of an operation before it has run, from what OFAuth documents. */
export function previewOf(operation: Operation): Preview {
	const { simplify, state } = operation.output;
	const answer = entryOf(operation);
	const properties = simplify
		? Object.fromEntries(simplify.map((kept) => keptIn(answer, kept)))
		: { ...stateOf(operation), ...(isOfFiles(operation) ? OF_FILES : toldIn(answer, state)) };
	return { type: 'object', properties };
}

/** The page that a preview is. */
export function previewPage(operation: Operation): string {
	return `${JSON.stringify({ ...previewOf(operation), version: 1 }, null, '\t')}\n`;
}

/** An upload is named by its first step. */
function isOfFiles({ endpoint: { path } }: Operation): boolean {
	return path.endsWith('/uploads/init');
}

function toldIn({ properties = {} }: Schema, state?: object): Record<string, Preview> {
	// Of an answer that need not say anything, only what OFAuth calls a success is known.
	const names = Object.keys(properties).filter(
		(name) => !state || !['list', 'hasMore'].includes(name),
	);
	return Object.fromEntries(
		names.map((name) => [name, shown(properties[name], state ? 1 : DEPTH)]),
	);
}

function stateOf({ output: { state = {} }, endpoint, effect }: Operation): Record<string, Preview> {
	if (Object.keys(state).length === 0 && effect !== 'creates') return {};
	const parts = endpoint.path.match(/(?<=\{)\w+/g) ?? [];
	return Object.fromEntries([
		...Object.keys(state).map((name) => [name, { type: 'boolean' }] as const),
		...parts.map((name) => [name, { type: 'string' }] as const),
	]);
}

/** The answer, or an entry of the list that it is. */
function entryOf({ endpoint, output: { paging }, fields = [] }: Operation): Schema {
	const isMany = fields.some(({ to }) => to.in === 'each');
	const answer = isMany ? {} : firstOf((documented(endpoint)?.response ?? {}) as Schema);
	if (!paging && !fields.some(({ to }) => to.in === 'awaited')) return answer;
	const { list, items, users } = answer.properties ?? {};
	const entries = answer.items ? answer : (list ?? items ?? users);
	return firstOf(entries?.items ?? {});
}

function keptIn(entry: Schema, kept: Kept): [string, Preview] {
	if (typeof kept === 'string') return [kept, shown(entry.properties?.[kept], DEPTH)];
	const inside = kept.from
		.split('.')
		.reduce<Schema | undefined>((outer, name) => firstOf(outer ?? {}).properties?.[name], entry);
	return [kept.as, shown(inside, DEPTH)];
}

/** What nobody knows the type of is text: all that a preview shows of a value is its name. */
function shown(schema: Schema | undefined, depth: number): Preview {
	const { type, properties, items } = firstOf(schema ?? {});
	const own = [type ?? (properties ? 'object' : 'string')].flat().find((one) => one !== 'null');
	if (own === 'object' && properties && depth > 1)
		return { type: own, properties: mapped(properties, depth - 1) };
	if (own === 'array' && items && depth > 1) return { type: own, items: shown(items, depth - 1) };
	return { type: own ?? 'string' };
}

function mapped(properties: Record<string, Schema>, depth: number): Record<string, Preview> {
	return Object.fromEntries(
		Object.entries(properties).map(([name, inside]) => [name, shown(inside, depth)]),
	);
}

function firstOf(schema: Schema): Schema {
	return schema.anyOf?.[0] ?? schema;
}
