import { resources } from '../../nodes/OfAuth/actions';
import { fieldsOf } from '../../nodes/OfAuth/runner/operation';
import { filesBelow, read } from './commands';
import { namesIn } from './source';

/** Words that the runner needs although a field of OFAuth may have them for its name, and whose words they are. */
const SHARED_WORDS: Record<string, string> = {
	connection: 'through whose account a request goes',
	connectionId: 'a header of every request: through whose account it goes',
	contentType: 'of a file',
	displayName: "n8n's, of a parameter",
	filename: 'of a file',
	filters: "n8n's, the collection that narrows a list",
	limit: "n8n's, how many entries come out",
	message: "n8n's, of an error and of an error item",
	name: "n8n's, of a parameter and of a choice",
	notice: "n8n's, a kind of parameter: what the form says",
	options: "n8n's, the collection of what is no part of the request",
	query: 'a place in a request',
	size: 'of a file',
	state: 'how far something has come, and what is so once it is done',
	status: 'of an HTTP answer',
	type: "n8n's, of a parameter",
};
/** The same in one file alone. */
const WORDS_OF_FILES: Record<string, string[]> = {
	// n8n's, of a part of an expression.
	'nodes/OfAuth/runner/holes.ts': ['text'],
	// The choice of every field.
	'nodes/OfAuth/runner/options/emptyOptions.ts': ['all'],
	// Of a file, by the name that HTTP has for it.
	'nodes/OfAuth/runner/binaryFiles.ts': ['MEDIA_TYPE'],
};

/** What the declarations name: their parameters, and the fields of their requests. */
const DECLARED = new Set(
	resources
		.flatMap(({ operations }) => operations.flatMap(fieldsOf))
		.flatMap(({ form, to, onlyIf }) => [
			form.name,
			...(['awaited', 'checked'].includes(to.in) ? [] : to.name.split(/[.[\]]+/).filter(Boolean)),
			...(onlyIf ? [onlyIf.choice.form.name] : []),
		]),
);
const LABELS = resources.flatMap(({ name, operations }) => [
	name,
	...operations.flatMap(fieldsOf).map(({ form }) => form.displayName),
]);

/** `massMessage`, `mass-message`, `Mass Messages`: a name of several words, however it is written. */
function anySpelling(name: string): RegExp {
	const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').split(' ');
	return new RegExp(`(?<![A-Za-z])${words.join('[\\s_-]*')}`, 'i');
}

const SPELLINGS = [...new Set([...DECLARED, ...LABELS, ...resources.map(({ value }) => value)])]
	.filter((name) => /[a-z][A-Z]|\s/.test(name) && !(name in SHARED_WORDS))
	.map(anySpelling);

/** The words of a source of the runner that are an operation's own. */
function alienIn(source: string, allowed: string[] = []): string[] {
	const values = resources.map(({ value }) => value);
	const names = [...namesIn(source)].filter(
		(name) => (DECLARED.has(name) || values.includes(name)) && !(name in SHARED_WORDS),
	);
	const spelled = SPELLINGS.flatMap((spelling) => spelling.exec(source)?.[0] ?? []);
	const paths = source.match(/\/v\d+\/\w+/g) ?? [];
	return [...names, ...spelled, ...paths].filter((word) => !allowed.includes(word));
}

describe('The runner', () => {
	const files = filesBelow('nodes/OfAuth/runner');

	it('names no resource and no field of OFAuth', () => {
		expect(files.length).toBeGreaterThan(20);
		const alien = files.map((file) => [file, alienIn(read(file), WORDS_OF_FILES[file])]);
		expect(alien.filter(([, words]) => words.length > 0)).toEqual([]);
	});

	it('has every word for which it is excused', () => {
		for (const [file, words] of Object.entries(WORDS_OF_FILES))
			for (const word of words) expect(alienIn(read(file))).toContain(word);
	});
});

describe('It would be noticed', () => {
	it.each([
		["const isMain = resource === 'massMessage';", 'massMessage'],
		['/** As in a mass message. */', 'mass message'],
		["const path = '/v2/access/posts';", '/v2/access'],
		['delete body.text;', 'text'],
		["const price = body['price'];", 'price'],
		['const { releaseForms } = body;', 'releaseForms'],
		['const whole = { ...body, mediaItems };', 'mediaItems'],
		["throw new Error('Scheduled Date passed');", 'Scheduled Date'],
	])('%s', (source, word) => {
		expect(alienIn(source)).toContain(word);
	});

	it('and a variable of its own is none', () => {
		expect(alienIn('const text = JSON.stringify(body); show(text.trim());')).toEqual([]);
	});
});
