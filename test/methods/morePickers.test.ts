import type { ILoadOptionsFunctions, INodeListSearchResult, INodeParameters } from 'n8n-workflow';

import { OfAuth } from '../../nodes/OfAuth/OfAuth.node.ts';
import {
	DEFAULT_CONNECTIONS,
	SANDBOX_API_KEY,
	type Sandbox,
	type SandboxOptions,
} from '../../sandbox';
import { openForm } from '../helpers/form';
import { call, sandboxWith } from '../sandbox/client';
import { ECHOES, MARK, OTHER_WRITINGS } from '../transport/echoes';

const { listSearch, loadOptions } = new OfAuth().methods;

interface Opened {
	sandbox: Sandbox;
	context: ILoadOptionsFunctions;
}

async function form(
	options: SandboxOptions = {},
	{ apiKey = SANDBOX_API_KEY, connectionId = 'conn_amber', shown = {} as INodeParameters } = {},
): Promise<Opened> {
	const sandbox = await sandboxWith({
		bucket: null,
		folders: 95,
		subscribers: 45,
		media: 95,
		...options,
	});
	const main = { apiKey, connectionId, baseUrl: sandbox.url };
	return { sandbox, context: openForm({ credentials: { main } }, shown) };
}

type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
) => Promise<INodeListSearchResult>;

/** Every page of a search, as the editor scrolls through it. */
async function scroll(search: Search, { context }: Opened, filter?: string) {
	const pages: INodeListSearchResult[] = [];
	let token: string | undefined;
	do {
		pages.push(await search.call(context, filter, token));
		token = pages.at(-1)?.paginationToken as string | undefined;
	} while (token);
	return pages;
}
const entries = (pages: INodeListSearchResult[]) => pages.flatMap(({ results }) => results);
const valuesOf = (pages: INodeListSearchResult[]) => entries(pages).map(({ value }) => value);
const sizes = (pages: INodeListSearchResult[]) => pages.map(({ results }) => results.length);

/** Each picker with what it asks for, how its pages come, and a search that finds some of them. */
const PICKERS: Array<{
	name: keyof typeof listSearch;
	path: string;
	pages: number[];
	found: [words: string, count: number];
}> = [
	{
		name: 'searchVaultFolders',
		path: '/v2/access/vault/lists',
		pages: [40, 40, 15],
		found: ['Folder 9', 7],
	},
	{
		name: 'searchSubscribers',
		path: '/v2/access/subscribers',
		pages: [20, 20, 5],
		found: ['u10000', 9],
	},
	{ name: 'searchUsers', path: '/v2/access/users/search', pages: [50, 10], found: ['u20000', 9] },
];

describe.each(PICKERS)('$name', ({ name, path, pages, found }) => {
	test('all of them, page by page, each once; the last page has no next', async () => {
		const open = await form();
		const all = await scroll(listSearch[name], open);
		expect(sizes(all)).toEqual(pages);
		const count = pages.reduce((sum, size) => sum + size);
		expect(new Set(valuesOf(all)).size).toBe(count);
		expect(valuesOf(all).every((value) => typeof value === 'number')).toBe(true);
		const { received } = open.sandbox;
		expect(new Set(received.map((one) => one.path))).toEqual(new Set([path]));
		expect(received.map(({ query }) => Number(query.offset))).toEqual(
			pages.map((_, nth) => nth * pages[0]),
		);
		expect(received.every(({ query }) => !('query' in query))).toBe(true);
	});

	test('OFAuth does the search, for the words without the blanks around them', async () => {
		const open = await form();
		const [words, count] = found;
		expect(entries(await scroll(listSearch[name], open, ` ${words} `))).toHaveLength(count);
		expect(open.sandbox.received.map(({ query }) => query.query)).toEqual([words]);
		expect(entries(await scroll(listSearch[name], open, 'nobody at all'))).toEqual([]);
	});

	test('those of the connection in the form', async () => {
		const shown = { connectionId: { __rl: true, mode: 'id', value: 'conn_bella' } };
		const { sandbox, context } = await form({}, { shown });
		await listSearch[name].call(context);
		expect(sandbox.received.map(({ connectionId }) => connectionId)).toEqual(['conn_bella']);
	});

	test.each([
		['an expired connection', {}, { connectionId: 'conn_dana' }, 'SESSION_EXPIRED'],
		['a wrong key', {}, { apiKey: 'wrong' }, 'UNAUTHORIZED'],
		['no connection', {}, { connectionId: '' }, 'No connection is chosen yet: choose one'],
		[
			'a connection without the permission',
			{ connections: [{ ...DEFAULT_CONNECTIONS[0], permissions: ['messages:write'] }] },
			{},
			'FORBIDDEN',
		],
	])('%s is told in words', async (_name, options, how, words) => {
		const { context } = await form(options, how);
		await expect(listSearch[name].call(context)).rejects.toThrow(words);
	});

	test('an answer that is no list is told, not shown as an empty one', async () => {
		const { sandbox, context } = await form();
		sandbox.fault({ match: { path }, status: 200, body: { hello: 1 } });
		await expect(listSearch[name].call(context)).rejects.toThrow();
	});

	test('a server that says for ever that there is more is not scrolled through for ever', async () => {
		const { sandbox, context } = await form();
		sandbox.fault({ match: { path }, status: 200, body: { list: [], hasMore: true } });
		expect(await listSearch[name].call(context, undefined, '20')).toEqual({ results: [] });
	});
});

describe('what an entry shows', () => {
	test('a folder: its name, whether OnlyFans made it, its ID', async () => {
		const { context } = await form({ folders: 7 });
		const { results } = await listSearch.searchVaultFolders.call(context);
		expect(results[0]).toEqual({ name: 'messages · made by OnlyFans · 601', value: 601 });
		expect(results.at(-1)).toEqual({ name: 'Folder 7 · 607', value: 607 });
	});

	test('a fan: the name that the creator gave, else the own one, @username, ID; expired ones too', async () => {
		const { sandbox, context } = await form();
		const { json } = await call(sandbox, '/v2/access/users/100001');
		await call(sandbox, '/v2/access/subscribers/100002/custom-name', {
			method: 'PUT',
			body: { displayName: 'Whale' },
		});
		const { results } = await listSearch.searchSubscribers.call(context);
		expect(results[0]).toEqual({ name: `${json.name} · @u100001 · 100001`, value: 100_001 });
		expect(results[1]).toEqual({ name: 'Whale · @u100002 · 100002', value: 100_002 });
		expect(results[4].value).toBe(100_005);
		expect(sandbox.received.at(-1)?.query.type).toBe('all');
	});

	test('a creator: name, @username, ID', async () => {
		const { context } = await form();
		const { results } = await listSearch.searchUsers.call(context, 'u200001');
		expect(results).toEqual([
			{ name: expect.stringMatching(/^\w+ \w+ · @u200001 · 200001$/) as string, value: 200_001 },
		]);
	});
});

describe('getVaultMedia', () => {
	test('all of the vault, with kind, day and ID, and what is wrong with it', async () => {
		const open = await form();
		const options = await loadOptions.getVaultMedia.call(open.context);
		expect(new Set(options.map(({ value }) => value)).size).toBe(95);
		expect(options[0]).toEqual({ name: 'Photo · 2026-11-01 · 501', value: 501 });
		expect(options[10].name).toBe('Gif · 2026-10-22 · 511 · not ready yet');
		expect(options[11].name).toBe('Audio · 2026-10-21 · 512 · has an error');
		const { received } = open.sandbox;
		expect(received.map(({ query }) => query.offset)).toEqual(['0', '40', '80']);
	});

	test('of more than 400 the first are shown, and the last entry says so', async () => {
		const { context } = await form({ media: 500 });
		const options = await loadOptions.getVaultMedia.call(context);
		expect(options).toHaveLength(401);
		expect(options.at(-1)).toEqual({
			name: '… only the first 400 are shown: give others by ID with an expression',
			value: '',
		});
	});

	test('an empty vault has no entries', async () => {
		const { context } = await form({ media: 0 });
		expect(await loadOptions.getVaultMedia.call(context)).toEqual([]);
	});

	test('a page that cannot be had is told in words; a choice that is missing is an entry', async () => {
		const { sandbox, context } = await form();
		sandbox.fault({ match: { method: 'GET', query: { offset: '40' } }, status: 502 });
		await expect(loadOptions.getVaultMedia.call(context)).rejects.toThrow('502');
		const unchosen = await form({}, { connectionId: '' });
		expect(await loadOptions.getVaultMedia.call(unchosen.context)).toEqual([
			{ name: expect.stringContaining('No connection is chosen yet') as string, value: '' },
		]);
	});
});

describe('the API key stays at home', () => {
	/** What a picker gives or throws, as far as anybody can look into it. */
	async function said(ask: () => Promise<unknown>): Promise<string> {
		const given = await ask().catch((error: unknown) => error);
		const { message, description, stack } = (given ?? {}) as Error & { description?: string };
		return [JSON.stringify(given), message, description, stack, String(given)].join('\n');
	}
	const errors = ECHOES.filter(([, { status = 200, drop }]) => status >= 300 || drop);

	test.each(errors)('%s does not bring it out', async (_name, fault) => {
		const { sandbox, context } = await form({ apiKey: MARK }, { apiKey: MARK });
		sandbox.fault({ ...fault, match: { method: 'GET' }, times: Infinity });
		for (const picker of [
			listSearch.searchVaultFolders,
			listSearch.searchSubscribers,
			listSearch.searchUsers,
		]) {
			const text = await said(async () => await picker.call(context, MARK.slice(0, 4)));
			expect(places(text)).toEqual([]);
		}
		const text = await said(async () => await loadOptions.getVaultMedia.call(context));
		expect(places(text)).toEqual([]);
		expect(sandbox.received.map(({ headers }) => headers.apikey)).toEqual(Array(4).fill(MARK));
	});

	test('nor is it in what they give', async () => {
		const { context } = await form({ apiKey: MARK }, { apiKey: MARK });
		for (const { name } of PICKERS)
			expect(places(await said(async () => await listSearch[name].call(context)))).toEqual([]);
		const text = await said(async () => await loadOptions.getVaultMedia.call(context));
		expect(text).toContain('501');
		expect(places(text)).toEqual([]);
	});

	const places = (text: string) => [MARK, ...OTHER_WRITINGS].filter((one) => text.includes(one));
});
