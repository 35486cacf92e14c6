import { readErrorBody } from './errorBody';
import { nextStep } from './nextSteps';
import type { Exchange } from './exchange';

/** What went wrong with one request, in words for the person in the editor. Plain data: it is kept in the ledger. */
export interface Failure {
	/** What happened, with the API's own words. */
	message: string;
	/** What to do next. */
	nextStep: string;
	/** HTTP status, where there was an answer. */
	status?: number;
	/** OFAuth's error type, or the code of a broken connection. */
	type?: string;
	requestId?: string;
	/** What a look-up of it has asked and seen, where there was one. */
	lookedUp?: string;
	/** Whether it is of a run that was cut off, and so no reason not to send the other messages. */
	isOfLostRun?: boolean;
}

/**
 * Puts an exchange that did not give what it should into words.
 *
 * @param exchange any answer, or what was thrown
 */
export function failureOf(exchange: Exchange): Failure {
	if ('thrown' in exchange) {
		const { code, syscall, message, isFinal } = exchange.thrown;
		if (isFinal)
			return { message, nextStep: 'Check the file that the nodes before this one give.' };
		const type = code ?? syscall;
		return {
			message: `The connection to OFAuth broke: ${message}`,
			nextStep: nextStep(undefined, type),
			...(type ? { type } : {}),
		};
	}
	const { text, type, requestId } = readErrorBody(exchange.body);
	const { status } = exchange;
	const words = text ?? 'it gave no reason';
	const label = [type, status].filter(Boolean).join(', ');
	return {
		message:
			status < 400
				? unexpected(exchange.headers, status, text)
				: `OFAuth ${tookNothing(status) ? 'refused this' : 'did not say whether it took this'}: ${words} (${label})`,
		nextStep: nextStep(status, type),
		status,
		...(type ? { type } : {}),
		...(requestId ? { requestId } : {}),
	};
}

/** Refusals; the other statuses above 399 leave open what OFAuth did. */
function tookNothing(status: number): boolean {
	return status < 500 && ![408, 409, 425].includes(status);
}

function unexpected(
	headers: Record<string, unknown>,
	status: number,
	text: string | undefined,
): string {
	if (status >= 300) {
		const target =
			typeof headers.location === 'string' ? ` to ${headers.location.slice(0, 200)}` : '';
		return `OFAuth answered with a redirect${target} (${status}), which is not followed`;
	}
	return `OFAuth answered ${status}, but not as documented${text ? `: ${text}` : ''}`;
}
