/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- reads files of this package */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Operation, Resource } from '../../nodes/OfAuth/runner/operation';
import { hasOption } from '../../nodes/OfAuth/runner/options';
import { nameOfKept } from '../../nodes/OfAuth/runner/simplify';
import { sentences } from './markdown';

const PREVIEWS = join(__dirname, '..', '..', 'nodes', 'OfAuth', '__schema__', 'v1.0.0');

/** What comes out of an operation, with the fields of its preview. */
export function outputWords({ value }: Resource, operation: Operation): string {
	const { simplify, state } = operation.output;
	const isTakenAway =
		state !== undefined && operation.endpoint.method === 'DELETE' && !isOfMany(operation);
	return sentences(
		itemsOf(operation),
		simplify
			? fieldList('With Simplify only', simplify.map(nameOfKept))
			: fieldList('Its fields', previewFields(value, operation.value)),
		isTakenAway
			? 'Where an earlier try has done it and its answer was lost it has `alreadyGone: true` besides'
			: undefined,
		hasOption(operation, 'dryRun')
			? 'A Dry Run gives `{dryRun: true, sent: false, review, connectionId, body, reviewData}`'
			: undefined,
		hasOption(operation, 'sendOnceKey')
			? 'What was sent before with the same Send Once Key gives `{sent: false, alreadySent: true, sendOnceKey}`'
			: undefined,
		operation.testSend
			? `With ${operation.testSend.form.displayName} each item has \`test: true\``
			: undefined,
	);
}

function isOfMany({ fields = [] }: Operation): boolean {
	return fields.some(({ to }) => to.in === 'each');
}

function itemsOf(operation: Operation): string {
	const { paging } = operation.output;
	if (isOfMany(operation))
		return 'One item per user, in the order given and linked to the input item';
	return paging
		? 'One item per entry, linked to the item that asked; an empty list gives none'
		: 'One item per input item, in the same order and linked to it';
}

function fieldList(what: string, names: string[]): string | undefined {
	return names.length > 0 ? `${what}: ${names.map((name) => `\`${name}\``).join(', ')}` : undefined;
}

function previewFields(resource: string, operation: string): string[] {
	const file = join(PREVIEWS, resource, `${operation}.json`);
	if (!existsSync(file)) return [];
	const { properties } = JSON.parse(readFileSync(file, 'utf8')) as { properties?: object };
	return Object.keys(properties ?? {});
}
