/** Shorter than this, the other writings of a secret would fit words that have nothing to do with it. */
const SHORTEST = 8;
const NAMED: Record<string, string> = {
	'"': 'quot',
	'&': 'amp',
	"'": 'apos',
	'<': 'lt',
	'>': 'gt',
};

/**
 * Finds a secret in each of the writings in which a server may echo it: as it is, in other case,
 * url-encoded (also more than once), with the escapes of JSON or HTML, and in base64 of either alphabet,
 * alone or with anything before and behind it, as in `apiKey:<secret>`. Every repetition in the pattern is
 * bounded, so that it goes over a text once.
 *
 * @param secret not empty; one of fewer than 8 characters is found only as it is
 * @returns a pattern with the flag g
 */
export function secretPattern(secret: string): RegExp {
	if (secret.length < SHORTEST) return new RegExp([...secret].map(itself).join(''), 'g');
	const encoded = inBase64(secret).filter(({ length }) => length >= SHORTEST);
	const writings = [
		[...secret].map(anyWriting).join(''),
		...encoded.map((text) => [...text].map(anyAlphabet).join('')),
	];
	return new RegExp(writings.join('|'), 'gi');
}

/** A character as a pattern that means it and nothing else. */
function itself(character: string): string {
	return /^\w$/.test(character) ? character : units(character).map(unitOf('\\u')).join('');
}

/** A character as it is, or in one of its escapes. */
function anyWriting(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	const bytes = [...Buffer.from(character)];
	const numbers = `0{0,6}${code}|x0{0,6}${code.toString(16)}`;
	const writings = [
		plainOrEscaped(character),
		bytes.map((byte) => `%(?:25){0,3}${hex(byte, 2)}`).join(''),
		units(character).map(unitOf('\\\\{1,8}u')).join(''),
		`&(?:amp;){0,3}#(?:${numbers});?`,
		...(NAMED[character] ? [`&(?:amp;){0,3}${NAMED[character]};`] : []),
	];
	return `(?:${writings.join('|')})`;
}

/** JSON puts a backslash before these, or several where JSON stands in JSON. */
function plainOrEscaped(character: string): string {
	if (character === '\\') return '\\\\{1,8}';
	return ['"', '/'].includes(character) ? `\\\\{0,8}${character}` : itself(character);
}

/**
 * What stands for the secret in base64, for each of the three places at which it can begin among the
 * bytes around it, without the one or two characters at its ends in which those have a part.
 */
function inBase64(secret: string): string[] {
	const bytes = Buffer.from(secret);
	return [0, 1, 2].map((before) => {
		const whole = Buffer.concat([Buffer.alloc(before), bytes]);
		const [start, end] = [Math.ceil((before * 8) / 6), Math.floor((whole.length * 8) / 6)];
		return whole.toString('base64').slice(start, end);
	});
}

/** A character of base64; two of them have another sign in the alphabet for addresses. */
function anyAlphabet(character: string): string {
	if (character === '+') return `(?:-|${anyWriting('+')})`;
	return character === '/' ? `(?:_|${anyWriting('/')})` : character;
}

function units(character: string): number[] {
	return Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
}

function unitOf(before: string) {
	return (unit: number) => `${before}${hex(unit, 4)}`;
}

function hex(number: number, digits: number): string {
	return number.toString(16).padStart(digits, '0');
}
