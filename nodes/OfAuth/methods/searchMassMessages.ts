import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { withoutTags } from '../values/plainText';
import { connectionPage } from './editorRequest';

/** Of the sent ones, which come newest first; no largest page is published. */
const LATEST = 100;
/** Characters of a text that tell messages apart. */
const SHOWN = 60;
/** The list needs a permission of its own, which a connection that can send may lack. */
const ELSE =
	'Scheduled messages do not show in this list: choose By ID and enter the ID that Create gave.';

/**
 * The latest sent mass messages of the connection chosen in the form.
 *
 * @param filter what the user typed; OFAuth cannot search them, so the latest are searched here
 * @returns text without markup, date, price and how many bought it
 * @throws NodeOperationError in words where they cannot be had
 */
export async function searchMassMessages(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const page = await connectionPage(
		this,
		'/v2/access/analytics/mass-messages/sent',
		{ limit: LATEST },
		ELSE,
	);
	const wanted = filter.trim().toLowerCase();
	const results = page.list
		.map(toItem)
		.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted));
	return { results };
}

function toItem(message: IDataObject): INodeListSearchItems {
	const { id, price, purchasedCount, isCanceled } = message;
	const date = String(message.date ?? message.createdAt ?? '');
	const costs = Number(price) > 0 ? `$${Number(price)}` : 'free';
	const bought = Number(purchasedCount) > 0 ? `${Number(purchasedCount)} bought` : undefined;
	const unsent = isCanceled === true ? 'unsent' : undefined;
	const parts = [wordsOf(message), date.slice(0, 16).replace('T', ' '), costs, bought, unsent];
	return { name: parts.filter(Boolean).join(' · '), value: id as number };
}

function wordsOf({ rawText, text }: IDataObject): string {
	const plain = withoutTags(String(rawText ?? text ?? ''));
	const line = plain.replace(/\s+/g, ' ').trim() || 'No text';
	const characters = [...line];
	return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join('')}…` : line;
}
