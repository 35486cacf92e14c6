import { create } from '../../nodes/OfAuth/actions/massMessage/create/create.operation';
import { media } from '../../nodes/OfAuth/actions/fields/media/media';
import { fieldsOf } from '../../nodes/OfAuth/runner/operation';

/** Every field of Create's request but the media, which have rows of their own. */
export const REQUEST_FIELDS = fieldsOf(create)
	.filter((field) => field !== media)
	.map(({ form, to }) => ({ parameter: form.name, label: form.displayName, path: to.name }));
