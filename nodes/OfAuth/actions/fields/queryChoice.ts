import type { INodeProperties } from 'n8n-workflow';

import { offeredBy } from '../../runner/choices';
import { query, type Field } from '../../runner/field';
import { oneOf } from '../../values/choice';

/**
 * A field of which one of some values is chosen, and goes into the query as it is.
 *
 * @param form of type `options`, named as OFAuth names the parameter
 */
export function queryChoice(form: INodeProperties): Field {
	return { form, to: query(form.name), read: oneOf(...offeredBy(form)) };
}
