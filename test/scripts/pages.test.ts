import { OfAuthApi } from '../../credentials/OfAuthApi.credentials';
import { LOOK_UP_RULES } from '../../nodes/OfAuth/delivery/lookUpRules';
import { OUTCOMES } from '../../nodes/OfAuth/delivery/outcome';
import { SANDBOX_API_KEY, startSandbox } from '../../sandbox';
import { inside, mediaRow } from '../contract/form';
import { runNode } from '../helpers/engine';
import { page, rowsOf, sectionOf } from './markdownPages';

describe('README', () => {
	const readme = page('README.md');

	it('is short', () => {
		expect(readme.split('\n').length).toBeLessThanOrEqual(201);
	});

	it('names every field of the credential and no others', () => {
		const rows = rowsOf(sectionOf(readme, 'Credential'));
		expect(rows.map(([field]) => field)).toEqual(
			new OfAuthApi().properties.map(({ displayName }) => displayName),
		);
	});
});

describe('docs/every-message-once.md', () => {
	it('has the rows of the table of outcomes, in order, and no others', () => {
		const rows = rowsOf(page('docs/every-message-once.md')).filter(([, outcome]) =>
			['sent', 'not sent', 'unknown'].includes(outcome),
		);
		expect(rows.map(([seen, outcome]) => [seen, outcome])).toEqual(
			OUTCOMES.map(({ seen, outcome }) => [seen, outcome === 'notSent' ? 'not sent' : outcome]),
		);
	});
});

describe('docs/every-message-once.md, the look-up', () => {
	it('has the rows of what is compared, in order, and no others', () => {
		const rows = rowsOf(
			sectionOf(page('docs/every-message-once.md'), 'How a message is looked up'),
		);
		expect(rows.map(([compared]) => compared)).toEqual(
			LOOK_UP_RULES.map(({ compared }) => compared),
		);
	});

	it('says when it is looked', () => {
		const section = sectionOf(page('docs/every-message-once.md'), 'How a message is looked up');
		expect(section).toContain('then 10 and 28 seconds after the failure');
		expect(page('nodes/OfAuth/delivery/lookTimes.ts')).toContain('[0, 10_000, 28_000]');
	});
});

describe('docs/values.md', () => {
	const values = page('docs/values.md');
	const bullets = values
		.split(/^- /m)
		.slice(1)
		.map((bullet) => bullet.replace(/\s+/g, ' '));
	const bulletOf = (name: string) => bullets.find((one) => one.startsWith(`**${name}**`)) ?? '';
	const options = inside('options');

	it.each(options.map(({ displayName }) => displayName))('tells of %s', (name) => {
		expect(bulletOf(name)).not.toBe('');
	});

	it.each([
		['maxWait', 'Default 300.'],
		['timeout', 'Default 60.'],
		['parallelSends', 'Default 1,'],
	])('tells the default of %s', (name, words) => {
		const option = options.find((one) => one.name === name);
		expect(bulletOf(option?.displayName ?? '')).toContain(words);
		expect(words).toContain(` ${String(option?.default)}`);
	});

	it('names every choice of every list with fixed choices', () => {
		const choosing = options.filter(({ type }) => type === 'options');
		for (const { displayName, options: choices } of choosing)
			for (const { name } of choices as Array<{ name: string }>)
				expect(bulletOf(displayName)).toContain(name);
		const source = mediaRow().find(({ name }) => name === 'source');
		for (const { name } of source?.options as Array<{ name: string }>)
			expect(bulletOf(name)).not.toBe('');
	});
});

describe('docs/items.md', () => {
	it('shows the error that the node gives', async () => {
		const sandbox = await startSandbox();
		const { error } = await runNode({
			items: [
				{ text: 'Hello', lists: [1001], price: 5, creator: 'conn_bella' },
				{ text: 'Hello', lists: 'fans, VIP wales', price: '9,99', creator: 'conn_amber' },
				{ text: 'Hi', lists: [], price: 3, creator: 'conn_bella' },
				{ text: 'Hi', lists: 'fans', price: '$5', creator: 'conn_coral' },
			],
			parameters: {
				connectionId: '={{ $json.creator }}',
				text: '={{ $json.text }}',
				userLists: '={{ $json.lists }}',
				price: '={{ $json.price }}',
			},
			credentials: { main: { apiKey: SANDBOX_API_KEY, connectionId: '', baseUrl: sandbox.url } },
		});
		await sandbox.close();
		expect(page('docs/items.md')).toContain(`\n${error?.message}\n\n${error?.description}\n`);
	});
});
