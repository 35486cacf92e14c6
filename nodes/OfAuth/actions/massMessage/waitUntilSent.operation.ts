import { awaited } from '../../runner/field';
import type { Operation } from '../../runner/operation';
import { massMessageId } from '../fields/massMessageId';
import { sending } from './sending';
import { SENT_FIELDS, sentMessages } from './sentMessages';

export const waitUntilSent: Operation = {
	value: 'waitUntilSent',
	name: 'Wait Until Sent',
	action: 'Wait until mass message is sent',
	description:
		'Wait, for minutes and not for hours, until a mass message has reached its fans, and get its numbers; it changes nothing',
	endpoint: { method: 'GET', path: sentMessages.path },
	effect: 'reads',
	fields: [{ ...massMessageId, to: awaited('id') }],
	awaits: sending,
	output: { simplify: SENT_FIELDS },
};
