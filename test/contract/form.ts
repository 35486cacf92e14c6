import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import { REQUEST_FIELDS } from './fields';
import { OfAuth } from '../../nodes/OfAuth/OfAuth.node';

/** What the form shows for Mass Message → Create, in its order. */
export const FORM = new OfAuth().description.properties.filter(
	({ name, displayOptions }) =>
		!['resource', 'operation'].includes(name) &&
		(displayOptions?.show?.resource ?? []).includes('massMessage') &&
		(displayOptions?.show?.operation ?? []).includes('create'),
);

/** The parameters inside a collection of the form. */
export function inside(collection: string): INodeProperties[] {
	return (FORM.find(({ name }) => name === collection)?.options ?? []) as INodeProperties[];
}

/** The fields of a row of Media. */
export function mediaRow(): INodeProperties[] {
	const [group] = FORM.find(({ name }) => name === 'media')?.options ?? [];
	return (group as INodePropertyCollection).values;
}

/** Parameters that are no part of the request body, in the order of the form. */
export const NOT_IN_BODY = ['connectionId', 'whenToSend', 'additionalFields', 'options'];

/** Every parameter that bears a field of the request. */
export const BEARING = [
	...FORM.filter(({ name }) => !NOT_IN_BODY.includes(name)),
	...inside('additionalFields'),
].filter(({ type }) => type !== 'notice');

/** The parameter of a field of the request, by the node's own table. */
export function parameterOf(path: string): INodeProperties | undefined {
	const name =
		path === 'mediaItems'
			? 'media'
			: REQUEST_FIELDS.find((field) => field.path === path)?.parameter;
	return BEARING.find((parameter) => parameter.name === name);
}

/** Whether the parameter stands on the form itself. */
export function isOnForm(name: string): boolean {
	return FORM.some((parameter) => parameter.name === name);
}

/** What the form, and so every error, calls the parameter of a field. */
export function labelOf(name: string): string {
	const parameter = BEARING.find((known) => known.name === name);
	if (!parameter) throw new Error(`there is no parameter ${name}`);
	return parameter.displayName;
}
