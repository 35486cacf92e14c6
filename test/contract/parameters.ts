import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { isOnForm } from './form';
import { choicesOf, type Typed } from './given';

/** The parameters of the node for what is typed: each field where the form has it. */
export function parametersOf({ fields, media }: Typed): INodeParameters {
	// As in a form just opened: nothing of a message is there until it is typed.
	const onForm: IDataObject = { text: '', userIds: '', price: 0, ...choicesOf(fields) };
	const additionalFields: IDataObject = {};
	for (const [name, value] of Object.entries(fields)) {
		(isOnForm(name) ? onForm : additionalFields)[name] = value as IDataObject;
	}
	return {
		...onForm,
		...(media ? { media: { items: media } } : {}),
		additionalFields,
	} as unknown as INodeParameters;
}
