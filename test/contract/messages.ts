import * as fc from 'fast-check';

import {
	generatedIds,
	generatedLists,
	generatedMedia,
	generatedText,
	optionalFields,
	type Message,
	type TypedField,
	type TypedMedia,
} from './generate';

type Chosen = Record<string, TypedField | undefined>;

/**
 * Whole messages that must be accepted: some audience, some content, and any of the other fields.
 *
 * @param zone of the workflow
 */
export function generatedMessages(zone: string): fc.Arbitrary<Message> {
	const optional = optionalFields(zone);
	const paths: Record<string, string> = {
		text: 'text',
		userLists: 'userLists',
		userIds: 'userIds',
		previewMediaCount: 'previewMediaCount',
		...Object.fromEntries(Object.entries(optional).map(([name, { path }]) => [name, path])),
	};
	const others = fc.record(
		Object.fromEntries(
			Object.entries(optional).map(([name, { arbitrary }]) => [name, arbitrary]),
		) as Record<string, fc.Arbitrary<TypedField>>,
		{ requiredKeys: [] },
	);
	const audience = fc.oneof(
		fc.record({ userLists: generatedLists }),
		fc.record({ userIds: generatedIds }),
		fc.record({ userLists: generatedLists, userIds: generatedIds }),
	);
	const content = fc.oneof(
		fc.tuple(fc.record({ text: generatedText }), generatedMedia(0)),
		fc.tuple(fc.constant({}), generatedMedia(1)),
	);
	return fc
		.tuple(audience, content, others, fc.option(fc.nat()))
		.map(([who, [what, media], more, previews]) =>
			messageOf({ ...who, ...what, ...more, ...previewsOf(media, previews) }, media, paths),
		)
		.filter(({ body }) => reachesSomebody(body));
}

/** A message whose every list is excluded is refused: `differences.test.ts`. */
function reachesSomebody({ userIds, userLists, excludeUserLists }: Message['body']): boolean {
	const excluded = (excludeUserLists ?? []) as unknown[];
	const lists = (userLists ?? []) as unknown[];
	return userIds !== undefined || lists.some((list) => !excluded.includes(list));
}

/** A count of previews that is at most the number of media. */
function previewsOf({ sent }: TypedMedia, previews: number | null): Chosen {
	if (previews === null) return {};
	const count = previews % (sent.length + 1);
	return { previewMediaCount: { typed: previews % 2 ? count : String(count), sent: count } };
}

function messageOf(chosen: Chosen, media: TypedMedia, paths: Record<string, string>): Message {
	const fields: Record<string, unknown> = {};
	const body: Record<string, unknown> = {};
	for (const [name, field] of Object.entries(chosen)) {
		if (!field) continue;
		fields[name] = field.typed;
		const [outer, inner] = paths[name].split('.');
		if (inner) body[outer] = { ...(body[outer] as object), [inner]: field.sent };
		else body[outer] = field.sent;
	}
	if (media.sent.length > 0) body.mediaItems = media.sent;
	return { typed: { fields, media: media.rows }, body };
}

/** A price of 0 that was typed is the form as it was opened: nobody wrote it. */
export function withoutUntouchedPrice({ typed, body }: Message): Message['body'] {
	if (typed.fields.price !== 0) return body;
	const others = { ...body };
	delete others.price;
	return others;
}
