import { NodeHelpers, type IDataObject, type INode, type INodeExecutionData } from 'n8n-workflow';

/** What went wrong with one item. */
export interface ItemError {
	item: number;
	/** What happened. */
	error: string;
	/** What it means, and what to do next. */
	message: string;
	/** The same for a workflow to decide by; what is undefined is left out. */
	details: IDataObject;
}

/**
 * Older versions of n8n know an error item by the keys `error` and `message` alone: with any further
 * key it is taken for a success and leaves by the wrong output. n8n knows `details` since 2.36 and in
 * late patches of 2.34 and 2.35. What tells is a helper that is there since 2.37.
 */
const KNOWS_DETAILS = 'getActiveCredentialTypes' in NodeHelpers;

/** Whether error items of this node may have `details`: always, but for an error output of an older n8n. */
export function mayHaveDetails({ onError }: INode): boolean {
	return KNOWS_DETAILS || onError !== 'continueErrorOutput';
}

/**
 * An output item of a node that goes on.
 *
 * @param hasDetails else the details end the message, in words; those with fields of their own are left out
 * @returns `{error, message, details}` and no other key, or n8n takes it for a success
 */
export function errorItem(
	{ item, error, message, details }: ItemError,
	hasDetails: boolean,
): INodeExecutionData {
	const known = Object.entries(details).filter(([, value]) => value !== undefined);
	const pairedItem = { item };
	if (hasDetails)
		return { json: { error, message, details: Object.fromEntries(known) }, pairedItem };
	const words = known
		.filter(([, value]) => typeof value !== 'object' || Array.isArray(value))
		.map(([name, value]) => `${name}: ${[value].flat().join(', ')}`)
		.join('; ');
	return { json: { error, message: `${message} (${words})` }, pairedItem };
}
