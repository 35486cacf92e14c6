import { asPanel, asText } from '../../nodes/OfAuth/runner/panel';
import { KNOWS_DETAILS } from '../helpers/engineVersions';
import { useSandbox } from '../sandbox/client';
import { send } from './support';

const its = useSandbox();

const parameters = {
	connectionId: { __rl: true, mode: 'id', value: '={{ $json.connection }}' },
	text: '={{ $json.text }}',
	price: '={{ $json.price }}',
};
const ROW = { text: 'Hi', price: 5, connection: 'conn_amber' };
const [AMBER, BELLA, CORAL] = [
	'Amber Lane @amberlane (conn_amber)',
	'Bella Frost @bellafrost (conn_bella)',
	'Coral Reyes @coralreyes (conn_coral)',
];
const NEXT = 'Change this and run the node again.';
const OTHERS =
	'Or set Settings → On Error to Continue (using error output): the other items are sent, and these come out to be corrected and run alone.';
const COUNTED = 'Items are counted from 0: item 1 is the 2nd.';
const panelOf = (error: unknown) =>
	(error as { context: { descriptionTemplate: string } }).context.descriptionTemplate;

test('sentences stand on lines of their own, problems in a list', () => {
	const lines = ['One', 'Two', ['a', 'b'], 'Three', ['c']];
	expect(asPanel(lines)).toBe('One<br>Two<ul><li>a</li><li>b</li></ul>Three<ul><li>c</li></ul>');
	expect(asText(lines)).toBe('One\nTwo\na\nb\nThree\nc');
});

test.each([
	['<img src=x onerror=alert(1)>', '&#60;img src=x onerror=alert(1)&#62;'],
	['"a" & \'b\'', '&#34;a&#34; &#38; &#39;b&#39;'],
	['&lt;b&gt;', '&#38;lt;b&#38;gt;'],
	// The panel would make code of it, and a parameter of the other.
	['`code`', '&#96;code&#96;'],
	['%%PARAMETER%%', '&#37;&#37;PARAMETER&#37;&#37;'],
])('%s is shown as it was written', (written, shown) => {
	expect(asPanel([written])).toBe(shown);
	expect(asPanel([[written]])).toBe(`<ul><li>${shown}</li></ul>`);
	expect(asText([written])).toBe(written);
});

test('thirty bad items of three creators: each problem once, with whose it is', async () => {
	const creators = ['conn_amber', 'conn_bella', 'conn_coral'];
	const items = Array.from({ length: 30 }, (_, item) => ({
		text: item < 20 ? 'Hi' : '',
		price: item < 10 ? `${item},99` : 5,
		connection: creators[item % 3],
	}));
	items[25].price = '<b>free</b>';
	const { error } = await send(its.sandbox, { parameters, items });
	expect(error?.message).toBe(
		`Nothing was sent. Price (USD) [items 0–9, 25; ${AMBER}, ${BELLA}, ${CORAL}]: "0,99", "1,99", "2,99", … is not a price: give a number such as 9.99 (and 1 more problem)`,
	);
	const empty = `Text [items 20–29; ${CORAL}, ${AMBER}, ${BELLA}]: it is empty: give it a value, remove it, or name it in Options → Fields That May Be Empty`;
	expect(error?.description).toBe([empty, NEXT, OTHERS, COUNTED].join('\n'));
	expect(panelOf(error)).toBe(`<ul><li>${empty}</li></ul>${NEXT}<br>${OTHERS}<br>${COUNTED}`);
	// n8n adds the item to a message that names none.
	expect((error as { context: object }).context).not.toHaveProperty('itemIndex', 0);
	expect(its.sandbox.messages).toEqual([]);
});

test('tags of a user are text in the panel and as they are in the text', async () => {
	const items = [{ ...ROW, text: '', price: '<b>5</b>' }];
	const { error } = await send(its.sandbox, { parameters, items });
	expect(error?.description).toContain('"<b>5</b>" is not a price');
	expect(panelOf(error)).toContain('&#34;&#60;b&#62;5&#60;/b&#62;&#34; is not a price');
	expect(panelOf(error)).not.toContain('<b>');
});

test('OFAuth’s words too, with its request ID, and the creators that failed', async () => {
	const body = { error: 'No <i>permission</i>', type: 'FORBIDDEN', requestId: 'req_1' };
	its.sandbox.fault({ status: 403, body, times: Infinity, delayMs: 100 });
	const items = ['conn_amber', 'conn_bella'].map((connection) => ({ ...ROW, connection }));
	const { error } = await send(its.sandbox, { parameters, items });
	expect(error?.message).toBe(
		'OFAuth refused this: No <i>permission</i> (FORBIDDEN, 403) [items 0, 1; Amber Lane @amberlane (conn_amber), Bella Frost @bellafrost (conn_bella)]',
	);
	expect(error?.description).toContain('Sent: 0 of 2 messages; not tried: 0.');
	expect(error?.description).not.toContain('permission</i>');
	expect(panelOf(error)).toMatch(/<br>Sent: 0 of 2 messages.*<br>Request ID: req_1$/);
});

test('different errors: the first is the message, the others are listed', async () => {
	its.sandbox.fault({ match: { connectionId: 'conn_amber' }, status: 403, delayMs: 200 });
	its.sandbox.fault({ match: { connectionId: 'conn_bella' }, status: 413, delayMs: 200 });
	const items = ['conn_amber', 'conn_bella'].map((connection) => ({ ...ROW, connection }));
	const { error } = await send(its.sandbox, { parameters, items });
	expect(error?.message).toContain('(403) [item 0; Amber Lane @amberlane (conn_amber)]');
	const other =
		'[item 1; Bella Frost @bellafrost (conn_bella)] notSent: OFAuth refused this: it gave no reason (413)';
	expect(error?.description).toContain(`\n${other}`);
	expect(panelOf(error)).toContain(`<li>${other}</li>`);
});

test('with one connection nobody is named', async () => {
	const items = [ROW, { ...ROW, price: 500 }];
	const { error } = await send(its.sandbox, { parameters, items });
	expect(error?.message).toContain('Price (USD) [item 1]: 500 is outside');
});

test('errors that go on as items are text, and have the creator as data', async () => {
	its.sandbox.fault({ match: { connectionId: 'conn_bella' }, status: 403 });
	const items = [
		{ ...ROW, text: '<b></b>', price: '<b>' },
		{ ...ROW, connection: 'conn_bella' },
	];
	const settings = { onError: 'continueRegularOutput' } as const;
	const result = await send(its.sandbox, { parameters, items, settings });
	const [bad, refused] = result.items.map(({ json }) => json);
	expect(bad.error).toContain(
		'Price (USD) [item 0; Amber Lane @amberlane (conn_amber)]: "<b>" is not a price',
	);
	expect(JSON.stringify([bad, refused])).not.toMatch(/&#|<br>|<li>/);
	if (!KNOWS_DETAILS) return;
	expect(bad.details).toMatchObject({ connectionId: 'conn_amber' });
	expect(refused.details).toMatchObject({ connectionId: 'conn_bella', outcome: 'notSent' });
});
