import type { Operation } from '../../runner/operation';
import { massMessageId } from '../fields/massMessageId';
import { NO_SUCH_MESSAGE, oneMassMessage } from './oneMassMessage';

/** OFAuth promises to cancel before the send only; its answers say of sent ones too whether they can be unsent. */
export const unsend: Operation = {
	value: 'delete',
	name: 'Unsend',
	action: 'Unsend mass message',
	description:
		'Take a mass message back: cancel a scheduled one, remove a sent one from the chats of all fans who got it; who bought it keeps it',
	endpoint: { method: 'DELETE', ...oneMassMessage },
	effect: 'repeats',
	fields: [massMessageId],
	output: { state: { deleted: true } },
	refusals: [
		{
			status: 200,
			message:
				'OFAuth did not unsend the message (success: false); most likely it can be unsent no longer',
			nextStep:
				'Mass Message → Get tells in canUnsendQueue whether a message can be unsent. What fans have got stays with them.',
		},
		{
			status: 404,
			message: NO_SUCH_MESSAGE,
			nextStep:
				'Check the ID and the Connection. If it was unsent before, there is nothing left to do: set On Error to continue.',
		},
	],
};
