import type { Refusal } from '../../transport/refusals';

/** Connections belong to the key: no permission of a connection helps where it may not manage them. */
export const lacksAccountScope: Refusal = {
	status: 403,
	message: 'The API key may not see or change connections',
	nextStep:
		'It needs the scope ACCOUNT: give it that in the OFAuth dashboard, API Keys, or use a key that has it.',
};
