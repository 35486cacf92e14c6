/** What an error answer of OFAuth says, whichever of its three documented shapes it has. */
export interface ErrorBody {
	/** The API's own words. */
	text?: string;
	/** Such as SESSION_EXPIRED. */
	type?: string;
	requestId?: string;
}

const LONGEST = 300;

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

function plain(text: string): string {
	const title = /<title[^>]*>([^<]*)<\/title>/i.exec(text)?.[1];
	return (title ?? text.replace(/<(style|script)[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' '))
		.replace(/\s+/g, ' ')
		.trim();
}

function shorten(text: string): string | undefined {
	if (text === '') return undefined;
	return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
