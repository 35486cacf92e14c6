import { listEntries } from '../../values/listEntries';
import { show, type Reading } from '../../values/reading';
import { readFlag } from '../../values/text';
import { ofCreates, option } from './option';

const ADDITIONS = ['connectionId', 'input', 'request', 'sendOnceKey'] as const;

/** What can stand in the output beside the response; its name there. */
export type AdditionName = (typeof ADDITIONS)[number];

function readAdditions(value: unknown): Reading<AdditionName[]> {
	const names = [...new Set(listEntries(value))];
	const alien = names.find((name) => !ADDITIONS.some((known) => known === name));
	return alien === undefined
		? { value: names as AdditionName[] }
		: { problem: `${show(alien)} is none of: ${ADDITIONS.join(', ')}` };
}

/** What comes out of what was sent. */
export const outputOptions = {
	addToOutput: option<AdditionName[]>({
		form: {
			displayName: 'Add to Output',
			name: 'addToOutput',
			type: 'multiOptions',
			options: [
				{
					name: 'Connection ID',
					value: 'connectionId',
					description: 'The creator account that it went through, as connectionId',
				},
				{
					name: 'Input Fields',
					value: 'input',
					description: 'The fields of the input item, as input',
				},
				{
					name: 'Request',
					value: 'request',
					description: 'What OFAuth was asked for, as request',
				},
				{
					name: 'Send Once Key',
					value: 'sendOnceKey',
					description: 'The key of the message, as sendOnceKey',
				},
			],
			default: ['connectionId'],
			description:
				'What stands in each output item beside the response of OFAuth; in an item of an error, among its details',
		},
		unset: [],
		mayBeEmpty: true,
		isOf: ofCreates,
		read: readAdditions,
	}),
	leaveOutAlreadySent: option<boolean>({
		form: {
			displayName: 'Leave Out Already Sent',
			name: 'leaveOutAlreadySent',
			type: 'boolean',
			default: true,
			description:
				'Whether a message that was not sent, because its Send Once Key was sent before, gives no output item',
		},
		unset: false,
		isOf: ofCreates,
		read: readFlag,
	}),
};
