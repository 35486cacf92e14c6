import type { Awaits, Progress } from '../../runner/awaits';
import { oneMassMessage } from './oneMassMessage';
import { sentMessages } from './sentMessages';

const LONGER =
	'Raise Options → Max Wait (Seconds). For hours, let n8n’s Wait node wait and look with Get Many.';

/**
 * How far a mass message has come. OFAuth tells of none that the last fan has it: it is sent where fans have
 * it and their number was the same in two looks.
 */
const progressOf: Awaits['progressOf'] = (entry, before) => {
	if (!entry)
		return waits('it is not among the sent messages, so it waits for its date or its turn');
	const { sentCount, isCanceled, hasError } = entry;
	const fans = Number(sentCount);
	const reached = `${fans} ${fans === 1 ? 'fan' : 'fans'}`;
	if (isCanceled === true) {
		return failed(
			`It was unsent, or canceled, after it had reached ${reached} (isCanceled)`,
			'It is not sent any further.',
		);
	}
	if (hasError === true) {
		return failed(
			`OFAuth reports an error of it (hasError) after it had reached ${reached}`,
			'Look at it in OFAuth or OnlyFans.',
		);
	}
	const isStill = before !== undefined && Number(before.sentCount) === fans;
	if (fans > 0 && isStill) return { state: 'done', says: `sent to ${reached}`, nextStep: '' };
	return waits(fans > 0 ? `it has reached ${reached} so far` : 'it has reached nobody so far');
};

function waits(says: string): Progress {
	return { state: 'waits', says, nextStep: LONGER };
}

function failed(says: string, nextStep: string): Progress {
	return { state: 'failed', says, nextStep };
}

/** A mass message that is waited for until it is sent. */
export const sending: Awaits = {
	list: sentMessages,
	alone: oneMassMessage,
	progressOf,
	gone: failed(
		'There is no such mass message, neither among the sent ones nor by its ID: it was unsent or canceled, or the ID belongs to another connection',
		'Check the ID and the Connection.',
	),
};
