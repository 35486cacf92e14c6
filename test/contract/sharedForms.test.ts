import type { INodeProperties } from 'n8n-workflow';

import { resources } from '../../nodes/OfAuth/actions';
import { OfAuth } from '../../nodes/OfAuth/OfAuth.node.ts';
import { parametersOf } from '../../nodes/OfAuth/runner/form';
import { sharedForms } from '../../nodes/OfAuth/runner/sharedForms';

const { properties } = new OfAuth().description;

/** What a form shows for an operation, in its order, without whom it is shown for. */
function shownIn(forms: INodeProperties[], resource: string, operation: string): INodeProperties[] {
	return forms.flatMap(({ displayOptions, ...form }) => {
		const { resource: ofThese, operation: among, ...show } = displayOptions?.show ?? {};
		if (!ofThese?.includes(resource) || !among?.includes(operation)) return [];
		const { hide } = displayOptions ?? {};
		const own = {
			...(Object.keys(show).length > 0 ? { show } : {}),
			...(hide ? { hide } : {}),
		};
		return [Object.keys(own).length > 0 ? { ...form, displayOptions: own } : form];
	});
}

const sorted = (form: INodeProperties) => JSON.stringify(Object.entries(form).sort());

test.each(
	resources.flatMap(({ value, operations }) =>
		operations.map((operation) => [value, operation.value, operation] as const),
	),
)('%s: %s has its own parameters, in its own order', (resource, value, operation) => {
	expect(shownIn(properties, resource, value).map(sorted)).toEqual(
		parametersOf(operation).map(sorted),
	);
});

test('what several operations have alike is there once, or a few times where once would show it to others', () => {
	const alike = properties.map(({ displayOptions: { show, hide } = {}, ...form }) =>
		JSON.stringify([form, { ...show, resource: undefined, operation: undefined }, hide]),
	);
	expect(alike.length - new Set(alike).size).toBeLessThanOrEqual(4);
	const all = resources.flatMap(({ operations }) => operations.flatMap(parametersOf));
	expect(properties.length).toBeLessThan(all.length / 2);
});

test('nobody has a parameter because of the name of an operation in another resource', () => {
	const text: INodeProperties = { displayName: 'Text', name: 'text', type: 'string', default: '' };
	const use = (resource: string, operation: string, ...forms: INodeProperties[]) => ({
		resource,
		operation,
		forms,
	});
	const forms = sharedForms([
		use('chat', 'get', text),
		use('chat', 'send', text),
		use('user', 'get'),
		use('user', 'send', text),
	]);
	expect(shownIn(forms, 'user', 'get')).toEqual([]);
	for (const [resource, operation] of [
		['chat', 'get'],
		['chat', 'send'],
		['user', 'send'],
	])
		expect(shownIn(forms, resource, operation)).toEqual([text]);
	expect(forms).toHaveLength(2);
});
