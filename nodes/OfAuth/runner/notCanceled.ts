/** What n8n-core looks for, in every version so far (`processSuccessExecution` in workflow-execute). */
const CANCELED = /(cancel)(ed)/gi;

/**
 * An error as it may leave the node. n8n takes a run whose error holds the word "canceled" for one that
 * a person stopped: it starts no error workflow and offers no Retry. In the British spelling n8n does not
 * know the word, and a person still does.
 *
 * @param error what was thrown; its message is changed in place, the rest stays as it is
 * @returns the same error
 */
export function notCanceled<T>(error: T): T {
	if (error instanceof Error && error.message.search(CANCELED) >= 0) {
		error.message = error.message.replace(
			CANCELED,
			(_word, stem: string, end: string) => `${stem}${end === 'ED' ? 'L' : 'l'}${end}`,
		);
	}
	return error;
}
