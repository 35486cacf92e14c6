import type { INode, NodeApiError } from 'n8n-workflow';

import { apiError } from '../OfAuth/runner/nodeErrors';
import { notCanceled } from '../OfAuth/runner/notCanceled';
import type { Failed } from './pollAll';

/** Creators that are named beside the first. */
const NAMED = 5;
const NOTHING_LOST =
	'Nothing is lost: what happens in the meantime starts executions once OFAuth can be read again.';

/**
 * The error of a poll.
 *
 * @param failed not empty; the first gives the error its name
 * @param isWatching whether what happens in the meantime is new to a later poll
 */
export function pollError(node: INode, failed: Failed[], isWatching = false): NodeApiError {
	const [first, ...others] = failed;
	const named = others.slice(0, NAMED).map(sentence);
	const left = others.length - named.length;
	const more = left > 0 ? [...named, `… and ${left} more`] : named;
	const error = apiError(
		node,
		{
			message: sentence(first),
			lines: [
				first.obstacle.nextStep,
				...(more.length > 0 ? [more] : []),
				...(isWatching && !failed.some(({ obstacle }) => obstacle.lasts) ? [NOTHING_LOST] : []),
			],
		},
		first.obstacle,
		'notRead',
	);
	return notCanceled(error);
}

function sentence({ creator, obstacle }: Failed): string {
	return creator ? `${creator.name}: ${obstacle.message}` : obstacle.message;
}
