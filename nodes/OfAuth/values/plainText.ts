const ENTITIES: Record<string, string> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' ',
};
/** Characters of a tag at most: a `<` that is text has its `>` anywhere. */
const TAG = /<\/?[a-z][^<>]{0,300}>/gi;
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi;
/** What OFAuth's markdown is written with (its text-formatting guide). */
const MARKUP = /[*_~#]/g;
const LAST_CODE_POINT = 0x10_ff_ff;

/**
 * A text as HTML shows it, in its letters: a blank for each tag, entities resolved.
 *
 * @param html a message as OFAuth gives it
 */
export function withoutTags(html: string): string {
	return html.replace(TAG, ' ').replace(ENTITY, (whole, decimal, hex, name: string) => {
		if (name) return ENTITIES[name.toLowerCase()] ?? whole;
		const code = decimal ? Number(decimal) : parseInt(String(hex), 16);
		return code <= LAST_CODE_POINT ? String.fromCodePoint(code) : (whole as string);
	});
}

/**
 * What is left of a text when nobody knows how its markup and its lines were turned into HTML and back:
 * all but the signs of markdown and white space.
 */
export function bareText(text: string): string {
	return text.normalize('NFC').replace(MARKUP, '').replace(/\s+/gu, '');
}
