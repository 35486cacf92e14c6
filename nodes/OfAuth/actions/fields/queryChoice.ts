import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { query, type Field } from '../../runner/field';
import { oneOf } from '../../values/choice';

/**
 * A field of which one of some values is chosen, and goes into the query as it is.
 *
 * @param form of type `options`, named as OFAuth names the parameter
 */
export function queryChoice(form: INodeProperties): Field {
	const offered = (form.options as INodePropertyOptions[]).map(({ value }) => String(value));
	return { form, to: query(form.name), read: oneOf(...offered) };
}
