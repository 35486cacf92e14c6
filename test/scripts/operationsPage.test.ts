import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { resources } from '../../nodes/OfAuth/actions';
import type { Place } from '../../nodes/OfAuth/runner/field';
import { OfAuth } from '../../nodes/OfAuth/OfAuth.node';
import { fieldsOf, type Operation, type Resource } from '../../nodes/OfAuth/runner/operation';
import { page, rowsOf, sectionOf } from './markdownPages';

/** What the page says of a place. */
function placeIn({ in: where, name }: Place): string {
	const words = {
		awaited: `looked for: \`${name}\``,
		checked: `looked at here: \`${name}\``,
		each: `path \`${name}\`, a request for each`,
		file: '–',
	};
	return where in words ? words[where as keyof typeof words] : `${where} \`${name}\``;
}

interface Named {
	property: INodeProperties;
	/** As the page names it: a field inside rows with the name of its parameter in front. */
	name: string;
}

function named(all: INodeProperties[], prefix = ''): Named[] {
	return all.flatMap((property): Named[] => {
		const { type, displayName, options } = property;
		// A collection is a heading there.
		if (type === 'collection') return named(options as INodeProperties[], prefix);
		const inner =
			type === 'fixedCollection'
				? (options as INodePropertyCollection[]).flatMap(({ values }) => values)
				: [];
		return [{ property, name: `${prefix}${displayName}` }, ...named(inner, `${displayName} → `)];
	});
}

/** What n8n gets to show, and not what the declarations say. */
function shownBy(resource: Resource, operation: Operation): INodeProperties[] {
	return new OfAuth().description.properties.filter(
		({ type, displayOptions }) =>
			type !== 'notice' &&
			displayOptions?.show?.resource?.includes(resource.value) &&
			displayOptions.show.operation?.includes(operation.value),
	);
}

const PAGE = page('docs/operations.md');
const ALL = resources.flatMap((resource) =>
	resource.operations.map((operation) => [operation.action, resource, operation] as const),
);

describe.each(ALL)('docs/operations.md, %s', (action, resource, operation) => {
	const section = sectionOf(PAGE, action);
	const rows = rowsOf(section);
	const fields = named(shownBy(resource, operation));
	const rowOf = (name: string) => rows.find(([first]) => first === name) ?? [];

	it('names every parameter of the form once and no others', () => {
		expect(fields).not.toEqual([]);
		expect(rows.map(([first]) => first).sort()).toEqual(fields.map(({ name }) => name).sort());
	});

	it('names resource, operation and every collection', () => {
		expect(section).toContain(`Resource _${resource.name}_, Operation _${operation.name}_`);
		for (const { type, displayName } of shownBy(resource, operation))
			if (type === 'collection') expect(section).toContain(`\n**${displayName}**\n`);
	});

	it('names the place of every field in the request', () => {
		for (const { form, to } of fieldsOf(operation))
			expect(rowOf(form.displayName)[1]).toBe(placeIn(to));
	});

	it('names every choice of every list with fixed choices, and marks the default', () => {
		for (const { property, name } of fields.filter((one) => one.property.type === 'options'))
			for (const choice of property.options as INodePropertyOptions[])
				expect(rowOf(name)[2]).toContain(
					`_${choice.name}_${choice.value === property.default ? ' (default)' : ''}`,
				);
	});

	it('tells the default of every number that is no part of the request', () => {
		const options = fields.filter(
			({ property, name }) => property.type === 'number' && rowOf(name)[1] === '–',
		);
		for (const { property, name } of options)
			expect(rowOf(name)[2]).toContain(`Default ${String(property.default)}.`);
	});
});

test('a default that stands there in figures', () => {
	const rows = rowsOf(sectionOf(PAGE, 'Create mass message'));
	const takes = (name: string) => rows.find(([first]) => first === name)?.[2];
	expect(takes('Max Wait (Seconds)')).toContain('Default 300.');
	expect(takes('Timeout (Seconds)')).toContain('Default 60.');
	expect(takes('Parallel Sends per Connection')).toContain('Default 1.');
});
