import type { ILoadOptionsFunctions, INodeListSearchResult, INodeParameters } from 'n8n-workflow';

import { OfAuth } from '../../nodes/OfAuth/OfAuth.node.ts';
import {
	manyConnections,
	SANDBOX_API_KEY,
	startSandbox,
	type Sandbox,
	type SandboxOptions,
} from '../../sandbox';
import { openForm } from '../helpers/form';
import { call, CREATE } from '../sandbox/client';

const { listSearch, loadOptions } = new OfAuth().methods;
const CONNECTIONS = manyConnections(64);
let sandbox: Sandbox;
afterEach(async () => await sandbox.close());

async function form(
	{
		connectionId = 'conn_001',
		apiKey = SANDBOX_API_KEY,
		shown = {} as INodeParameters,
		saved = {} as INodeParameters,
	} = {},
	options: SandboxOptions = {},
): Promise<ILoadOptionsFunctions> {
	sandbox = await startSandbox({
		bucket: null,
		connections: CONNECTIONS,
		lists: 137,
		media: 95,
		...options,
	});
	return openForm(
		{ parameters: saved, credentials: { main: { apiKey, connectionId, baseUrl: sandbox.url } } },
		shown,
	);
}
type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
) => Promise<INodeListSearchResult>;

/** Every page of a search, as the editor scrolls through it. */
async function scroll(search: Search, context: ILoadOptionsFunctions, filter?: string) {
	const pages: INodeListSearchResult[] = [];
	let token: string | undefined;
	do {
		pages.push(await search.call(context, filter, token));
		token = pages.at(-1)?.paginationToken as string | undefined;
	} while (token);
	return pages;
}
/** What a search found, without the entry that empties the field. */
const entries = (pages: INodeListSearchResult[]) =>
	pages.flatMap(({ results }) => results).filter(({ value }) => value !== '');
const locator = (value: string, mode = 'id') => ({ connectionId: { __rl: true, mode, value } });

describe('connections', () => {
	test('all 64, page by page, with name, username and ID; those that cannot send marked and last', async () => {
		const pages = await scroll(listSearch.searchConnections, await form());
		expect(pages.length).toBeGreaterThan(1);
		const all = entries(pages);
		expect(new Set(all.map(({ value }) => value))).toEqual(
			new Set(CONNECTIONS.map(({ id }) => id)),
		);
		expect(all).toHaveLength(64);
		const expired = CONNECTIONS.filter(({ status }) => status === 'expired').map(({ id }) => id);
		expect(
			all
				.slice(-expired.length)
				.map(({ value }) => value)
				.sort(),
		).toEqual(expired.sort());
		expect(all.filter(({ name }) => name.includes('expired'))).toHaveLength(expired.length);
		expect(all[0].name).toBe('Creator 001 @creator001 · conn_001 – the credential’s');
		expect(all.at(-1)?.name).toBe('Creator 064 @creator064 · conn_064 – expired');
	});

	test('a search finds by name, username and ID, on every page', async () => {
		const context = await form();
		const wanted = CONNECTIONS[60];
		for (const filter of [
			wanted.id,
			wanted.userData.username.toUpperCase(),
			wanted.userData.name,
		]) {
			expect(
				entries(await scroll(listSearch.searchConnections, context, filter)).map(
					({ value }) => value,
				),
			).toContain(wanted.id);
		}
		expect(entries(await scroll(listSearch.searchConnections, context, 'nobody'))).toEqual([]);
	});

	test('the first entry empties the field, and the creator of the credential is marked', async () => {
		const { id, userData } = CONNECTIONS[1];
		const context = await form({ connectionId: id });
		const pages = await scroll(listSearch.searchConnections, context);
		expect(pages[0].results[0]).toEqual({ name: 'The Credential’s Creator', value: '' });
		const all = pages.flatMap(({ results }) => results);
		expect(all.filter(({ value }) => value === '')).toHaveLength(1);
		expect(all.filter(({ name }) => name.includes(' – the credential’s'))).toEqual([
			{ name: `${userData.name} @${userData.username} · ${id} – the credential’s`, value: id },
		]);
		const found = entries(await scroll(listSearch.searchConnections, context, 'the credential'));
		expect(found.map(({ value }) => value)).toEqual([id]);
	});

	test('a credential without a connection has no such entries', async () => {
		const pages = await scroll(listSearch.searchConnections, await form({ connectionId: '' }));
		expect(JSON.stringify(pages)).not.toContain('credential');
	});

	test('a key that may not list connections is told to use By ID', async () => {
		const context = await form({}, { accountScope: false });
		await expect(listSearch.searchConnections.call(context)).rejects.toThrow(
			/FORBIDDEN.*choose By ID/,
		);
	});
});

describe('sent mass messages', () => {
	const context = async () => {
		const open = await form();
		const body = { text: '**New** set & more', userLists: ['fans'], mediaItems: [501], price: 9.9 };
		const headers = { connection: 'conn_001' };
		await call(sandbox, CREATE, { method: 'POST', body, ...headers });
		await call(sandbox, CREATE, {
			method: 'POST',
			body: { text: 'Thanks', userIds: [5] },
			...headers,
		});
		sandbox.advance(48 * 3_600_000);
		return open;
	};

	test('newest first: text without markup, date, price, how many bought it', async () => {
		const { results } = await listSearch.searchMassMessages.call(await context());
		expect(results.map(({ value }) => value)).toEqual([7002, 7001]);
		expect(results[0].name).toMatch(/^Thanks · \d{4}-\d\d-\d\d \d\d:\d\d · free$/);
		expect(results[1].name).toMatch(/^New set & more · .* · \$9\.9 · \d+ bought$/);
	});

	test('a search finds by text and ID', async () => {
		const open = await context();
		const found = async (filter: string) =>
			(await listSearch.searchMassMessages.call(open, filter)).results.map(({ value }) => value);
		expect(await found('THANKS')).toEqual([7002]);
		expect(await found('7001')).toEqual([7001]);
		expect(await found('nothing')).toEqual([]);
	});

	test('where they cannot be had, it says what to do instead', async () => {
		const open = await form();
		sandbox.fault({
			match: { method: 'GET' },
			status: 403,
			body: { error: 'No analytics', type: 'FORBIDDEN' },
		});
		await expect(listSearch.searchMassMessages.call(open)).rejects.toThrow(
			/No analytics.*choose By ID/s,
		);
	});
});

describe('vault media', () => {
	test('all 95, page by page, with type, date and thumbnail', async () => {
		const pages = await scroll(listSearch.searchVaultMedia, await form());
		expect(pages.map(({ results }) => results.length)).toEqual([40, 40, 15]);
		const all = entries(pages);
		expect(new Set(all.map(({ value }) => value)).size).toBe(95);
		expect(all[0].name).toMatch(/^(Photo|Video|Gif|Audio) · \d{4}-\d\d-\d\d · \d+$/);
		expect(all[0].url).toMatch(/^http/);
	});

	test('OFAuth does the search', async () => {
		const found = entries(await scroll(listSearch.searchVaultMedia, await form(), '501'));
		expect(found.map(({ value }) => value)).toContain(501);
		expect(sandbox.received.at(-1)?.query).toMatchObject({ query: '501' });
	});
});

describe('user lists, to choose one', () => {
	test('all 137 page by page, shown as where several are chosen', async () => {
		const pages = await scroll(listSearch.searchUserLists, await form());
		expect(pages.map(({ results }) => results.length)).toEqual([100, 37]);
		const options = await loadOptions.getUserLists.call(await form());
		expect(entries(pages)).toEqual(options);
	});

	test('OFAuth does the search', async () => {
		const found = entries(await scroll(listSearch.searchUserLists, await form(), 'fans'));
		expect(found.map(({ value }) => value)).toContain('fans');
		expect(sandbox.received.at(-1)?.query).toMatchObject({ query: 'fans' });
	});
});

describe('lists that are loaded whole', () => {
	test('all 137 user lists with number of users and ID, names as they are', async () => {
		const options = await loadOptions.getUserLists.call(await form());
		expect(options).toHaveLength(137);
		expect(options[0]).toEqual({
			value: 'fans',
			name: expect.stringMatching(/^Fans \(\d+\) · fans$/) as string,
		});
		expect(options[5].name).toMatch(/ \(\d+\) · 1001$/);
		expect(options.map(({ name }) => name).join()).toMatch(/<b>.*🐳/);
		expect(sandbox.received.map(({ query }) => query.offset)).toEqual(['0', '100']);
	});

	test.each(['getReleaseFormUsers', 'getTaggableUsers'] as const)(
		'%s gives OnlyFans user IDs',
		async (method) => {
			const options = await loadOptions[method].call(await form());
			expect(options).toHaveLength(12);
			expect(options.every(({ value }) => Number(value) >= 80_001)).toBe(true);
			expect(options[0].name).toMatch(/@/);
		},
	);

	test('a list that goes on and on is cut, and says so', async () => {
		const context = await form({}, { lists: 2300 });
		const options = await loadOptions.getUserLists.call(context);
		expect(options).toHaveLength(2001);
		expect(options.at(-1)?.name).toContain('only the first 2000');
	});
});

describe('whose lists', () => {
	const asked = () => sandbox.received.map(({ connectionId }) => connectionId);

	test('those of the connection in the form, else of the credential', async () => {
		await loadOptions.getUserLists.call(await form({ shown: locator('conn_002') }));
		expect(new Set(asked())).toEqual(new Set(['conn_002']));
		await sandbox.close();
		await loadOptions.getUserLists.call(await form());
		expect(new Set(asked())).toEqual(new Set(['conn_001']));
	});

	test('those of an expression that the editor has resolved', async () => {
		const saved = locator('={{ $json.creator }}');
		await loadOptions.getUserLists.call(await form({ saved, shown: locator('conn_003') }));
		expect(new Set(asked())).toEqual(new Set(['conn_003']));
	});

	test.each([[locator('={{ $json.creator }}')], [{ connectionId: '={{ $json.creator }}' }]])(
		'never the credential’s where the expression cannot be resolved: %j',
		async (saved) => {
			const context = await form({ saved });
			for (const method of Object.values(loadOptions)) {
				await expect(method.call(context)).rejects.toThrow('cannot be resolved here');
			}
			expect(sandbox.received).toEqual([]);
			await sandbox.close();
			const emptied = await form({ saved, shown: locator('') });
			await expect(listSearch.searchVaultMedia.call(emptied)).rejects.toThrow(
				'cannot be resolved here',
			);
			expect(sandbox.received).toEqual([]);
		},
	);

	test.each([
		['an expired connection', { shown: locator(CONNECTIONS[15].id) }, 'SESSION_EXPIRED'],
		['an unknown connection', { shown: locator('conn_nope') }, 'SESSION_NOT_PROVIDED'],
		['a wrong key', { apiKey: 'wrong' }, 'UNAUTHORIZED'],
	])('%s is told in words', async (_name, how, words) => {
		await expect(loadOptions.getUserLists.call(await form(how))).rejects.toThrow(words);
	});

	test('what is still to be chosen is an entry of the list, not an error that stays', async () => {
		const options = await loadOptions.getUserLists.call(await form({ connectionId: '' }));
		expect(options).toEqual([
			{ name: expect.stringContaining('No connection is chosen yet'), value: '' },
		]);
		expect(sandbox.received).toEqual([]);
	});

	test('a connection without the permission is told in words', async () => {
		const connections = [{ ...CONNECTIONS[0], permissions: ['messages:write'] }];
		const context = await form({}, { connections });
		await expect(loadOptions.getUserLists.call(context)).rejects.toThrow(/FORBIDDEN/);
	});
});
