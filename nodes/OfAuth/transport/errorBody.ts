/** What an error answer of OFAuth says, whichever of its three documented shapes it has. */
export interface ErrorBody {
	/** The API's own words. */
	text?: string;
	/** Such as SESSION_EXPIRED. */
	type?: string;
	requestId?: string;
}

const LONGEST = 300;
/** Characters of a page that are looked at: a page can have megabytes, and its reason stands at the top. */
const LOOKED_AT = 20_000;

/**
 * Reads the body of an error answer: `{error, type, requestId}` (current docs), `{error, code, details}`
 * (earlier docs), `{message, code, details}` (SDK), an HTML page of something in between, text, or nothing.
 *
 * @param body parsed JSON, or text
 */
export function readErrorBody(body: unknown): ErrorBody {
	if (typeof body === 'string') return { text: shorten(plain(body)) };
	if (typeof body !== 'object' || body === null) return {};
	const { error, message, type, code, details, requestId } = body as Record<string, unknown>;
	const nested = typeof error === 'object' && error !== null ? readErrorBody(error) : {};
	const words = [word(error) ?? nested.text ?? word(message), detail(details)]
		.filter(Boolean)
		.join(' – ');
	return {
		text: shorten(words),
		type: word(type) ?? word(code) ?? nested.type,
		requestId: word(requestId) ?? nested.requestId,
	};
}

function word(value: unknown): string | undefined {
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function detail(value: unknown): string | undefined {
	if (value === undefined || value === null) return undefined;
	return typeof value === 'string' ? word(value) : JSON.stringify(value);
}

/** No pattern here goes over the same characters again and again, whatever stands in the page. */
function plain(page: string): string {
	const text = page.slice(0, LOOKED_AT);
	const title = /<title[^<>]*>([^<]*)<\/title>/i.exec(text)?.[1];
	return (title ?? withoutCode(text).replace(/<[^<>]*>/g, ' ')).replace(/\s+/g, ' ').trim();
}

/** Style sheets and scripts hold no words for a person; one that does not end goes on to the next, or to the end. */
function withoutCode(text: string): string {
	const [start, ...blocks] = text.split(/<(?=style|script)/i);
	const rests = blocks.map((block) => {
		const end = /<\/(?:style|script)>/i.exec(block);
		return end ? block.slice(end.index + end[0].length) : '';
	});
	return [start, ...rests].join(' ');
}

function shorten(text: string): string | undefined {
	if (text === '') return undefined;
	return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
