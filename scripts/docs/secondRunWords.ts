import { fieldsOf, type Operation } from '../../nodes/OfAuth/runner/operation';
import { hasOption } from '../../nodes/OfAuth/runner/options';

/** What comes of it when somebody runs the workflow once more with the same items, which is no Retry. */
export function secondRunWords(operation: Operation): string {
	const { effect, awaits, existing, isMadeAnew } = operation;
	if (awaits) return 'Looks again; what is so already comes at once.';
	if (effect === 'reads') return 'Asks again, and gives what is there then.';
	if (effect === 'creates' && hasOption(operation, 'sendOnceKey'))
		return 'Sends everything again, unless a Send Once Key (Options) tells what was sent.';
	if (existing)
		return 'Makes nothing: what has the name by now is taken. With If Name Exists at Create Another it makes another one, and a Retry does not.';
	if (isMadeAnew) return 'Makes once more what is done; a Retry does the rest.';
	if (isGoneAfter(operation))
		return 'An error says that it was done before, or that an ID is wrong; nothing else happens.';
	if (isNewEachTime(operation)) return 'Makes another one, which does no harm.';
	return 'Leaves the same behind as the first.';
}

/** Whether OFAuth knows what was named no more once it is done. */
function isGoneAfter({ endpoint, refusals = [] }: Operation): boolean {
	return endpoint.method === 'DELETE' && refusals.some(({ status }) => status === 404);
}

/** Whether it names nothing that is there already. */
function isNewEachTime(operation: Operation): boolean {
	const isNamed = fieldsOf(operation).some(({ to }) => to.in === 'path' || to.in === 'each');
	return operation.endpoint.method === 'POST' && !isNamed;
}
