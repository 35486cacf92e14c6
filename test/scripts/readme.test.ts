/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- reads a file of this package */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { OfAuthApi } from '../../credentials/OfAuthApi.credentials';
import { REQUEST_FIELDS } from '../contract/fields';
import { OfAuth } from '../../nodes/OfAuth/OfAuth.node.ts';
import { OUTCOMES } from '../../nodes/OfAuth/delivery/outcome';

const README = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8');

/** The cells of all table rows under a second-level heading, head rows left out. */
function rowsUnder(heading: string): string[][] {
	const section = README.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
	const lines = section.split('\n');
	return lines
		.filter((line, index) => line.startsWith('|') && !isRule(line) && !isRule(lines[index + 1]))
		.map((line) =>
			line
				.split('|')
				.slice(1, -1)
				.map((cell) => cell.trim()),
		);
}

function isRule(line = ''): boolean {
	return /^\|[-| ]+\|$/.test(line);
}

interface Named {
	property: INodeProperties;
	/** As the README names it: a field inside Media with the name of its parameter in front. */
	name: string;
}

function named(all: INodeProperties[], prefix = ''): Named[] {
	return all.flatMap((property) => {
		const inner =
			property.type === 'collection'
				? named(property.options as INodeProperties[], prefix)
				: property.type === 'fixedCollection'
					? named(
							(property.options as INodePropertyCollection[]).flatMap(({ values }) => values),
							`${property.displayName} → `,
						)
					: [];
		return [{ property, name: `${prefix}${property.displayName}` }, ...inner];
	});
}

const { properties } = new OfAuth().description;
const FIELDS = named(properties.filter(({ type }) => type !== 'notice'));

describe('README, Every message once', () => {
	const rows = rowsUnder('Every message once');

	it('has the rows of the table of outcomes, in order, and no others', () => {
		const table = rows.filter(([, outcome]) => ['sent', 'not sent', 'unknown'].includes(outcome));
		expect(table.map(([seen, outcome]) => [seen, outcome])).toEqual(
			OUTCOMES.map(({ seen, outcome }) => [seen, outcome === 'notSent' ? 'not sent' : outcome]),
		);
	});
});

describe('README, Fields', () => {
	const rows = rowsUnder('Fields');
	const rowOf = (name: string) => rows.find(([first]) => first === name) ?? [];

	it('names every parameter of the form once and no others', () => {
		expect(rows.map(([first]) => first).sort()).toEqual(FIELDS.map(({ name }) => name).sort());
	});

	it.each(REQUEST_FIELDS.map(({ label, path }) => [label, path]))(
		'names the API field of %s',
		(label, path) => {
			expect(rowOf(label)[1]).toBe(`\`${path}\``);
		},
	);

	it('names every choice of every list with fixed choices', () => {
		for (const { property, name } of FIELDS.filter(({ property: { type } }) => type === 'options'))
			for (const choice of property.options as INodePropertyOptions[])
				expect(rowOf(name)[2]).toContain(choice.name);
	});

	it.each([
		['maxWaitForRateLimit', 'Default 300'],
		['timeout', 'Default 60'],
		['sendsAtOnce', 'Default 1,'],
	])('tells the default of %s', (parameter, words) => {
		const { property, name } = FIELDS.find((field) => field.property.name === parameter) as Named;
		expect(rowOf(name)[2]).toContain(words);
		expect(words).toContain(String(property.default));
	});
});

describe('README, Credential', () => {
	it('names every field of the credential and no others', () => {
		expect(rowsUnder('Credential').map(([field]) => field)).toEqual(
			new OfAuthApi().properties.map(({ displayName }) => displayName),
		);
	});
});

describe('README, examples', () => {
	it('shows the error that the node gives', async () => {
		const { runNode } = await import('../helpers/engine');
		const { error } = await runNode({
			items: [
				{ text: 'Hello', lists: [1001], price: 5 },
				{ text: 'Hello', lists: 'fans, 12.5', price: '9,99' },
				{ text: 'Hi', lists: [], price: 3 },
			],
			parameters: {
				text: '={{ $json.text }}',
				userLists: '={{ $json.lists }}',
				additionalFields: { price: '={{ $json.price }}' },
			},
			credentials: {
				main: { apiKey: 'key', connectionId: 'conn_amber', baseUrl: 'http://127.0.0.1:9' },
			},
		});
		expect(README).toContain(`\n${error?.message}\n\n${error?.description}\n`);
	});
});
