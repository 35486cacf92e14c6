import type { IDataObject } from 'n8n-workflow';

import type { ItemProblem } from '../../../runner/problems';
import { isEmpty } from '../../../values/reading';
import { previewMediaCount, text } from '../message';

/** What OFAuth's schema lets through of a message and no sender can mean, whoever gets it. */
export function contentContradictions(body: IDataObject): ItemProblem[] {
	const media = ((body.mediaItems ?? []) as unknown[]).length;
	const found: ItemProblem[] = [];
	if (isEmpty(body.text) && media === 0)
		found.push({
			parameter: text.form.displayName,
			problem: 'the message is empty: write a text or add media',
		});
	if (Number(body.previewMediaCount ?? 0) > media) {
		found.push({
			parameter: previewMediaCount.form.displayName,
			problem: `${String(body.previewMediaCount)} is more than the ${media} media of the message`,
		});
	}
	return found;
}
