import type { IDataObject } from 'n8n-workflow';

import type { Asking } from '../asking';
import { readBuyers } from '../readBuyers';
import type { Obstacle } from '../trouble';
import { countOf, withMessage } from './bought';
import { readSent, type Wanted } from './wantedMessages';

/** Who is the first in the list of the buyers of the latest message that has any. */
export async function newestBuyer(
	asking: Asking,
	wanted: Wanted,
): Promise<{ json: IDataObject } | { obstacle: Obstacle } | undefined> {
	const sent = await readSent(asking);
	if ('obstacle' in sent) return sent;
	const id =
		'days' in wanted
			? [...sent.values()].find((message) => countOf(message) !== 0)?.id
			: wanted.massMessageId;
	if (id === undefined) return undefined;
	const one = { id: id as number | string, at: 0, buyers: '' };
	const read = await readBuyers(asking, one, 1);
	if ('obstacle' in read) return read;
	const [buyer] = read.buyers;
	return buyer && { json: withMessage(buyer, one, sent.get(String(id))) };
}
