import type { Field } from '../../runner/field';
import type { Operation } from '../../runner/operation';
import { massMessageId } from '../fields/massMessageId';
import { contentNotices } from '../fields/content/contentNotices';
import { mediaFiles } from '../fields/media/mediaFiles';
import { scheduledDate, whenToSend } from '../fields/message';
import { contradictions } from './contradictions';
import { hints } from './hints';
import { NO_SUCH_MESSAGE, oneMassMessage } from './oneMassMessage';
import { replacesAll } from './replacesAll';
import { additionalParts, parts } from './wholeMessage';

/** A message that waits for its date keeps waiting, unless it is said that it shall not. */
const whenItIsSent = { form: { ...whenToSend.form, default: 'scheduled' } };

/** By its ID from the start: OFAuth lists sent ones only, and those cannot be replaced any more. */
const waitingMessageId: Field = {
	...massMessageId,
	form: {
		...massMessageId.form,
		default: { mode: 'id', value: '' },
		description:
			'A mass message that was not sent yet, by the ID that Create gives: the list has sent ones only',
	},
};

/** OFAuth's SDK calls it replace, and nothing gives recipients and date back to keep them: the form is Create's. */
export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update mass message',
	description:
		'Replace a mass message that was not sent yet, so that fans get this in its place: text, recipients, media, price and date are those given here, and what is not given is gone',
	endpoint: { method: 'PUT', ...oneMassMessage },
	effect: 'repeats',
	fields: [
		waitingMessageId,
		...parts,
		{ ...scheduledDate, onlyIf: { choice: whenItIsSent, is: 'scheduled' } },
	],
	additionalFields: additionalParts,
	notices: [replacesAll, ...contentNotices],
	output: {},
	check: contradictions,
	files: mediaFiles,
	hints,
	refusals: [
		{
			status: 400,
			message: 'OFAuth did not take this in the place of the message',
			nextStep: 'Change what it names. A message that has been sent cannot be changed: unsend it.',
		},
		{
			status: 404,
			message: NO_SUCH_MESSAGE,
			nextStep: 'Check the ID and the Connection. To send it anew, use Mass Message → Create.',
		},
	],
};
