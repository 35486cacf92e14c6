/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- drives a browser and writes pictures */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { chromium, type Browser, type Locator, type Page } from 'playwright-core';

import { run } from '../../scripts/n8n/run';
import { OWNER } from '../../scripts/n8n/rest';
import { chromium as chromiumPath, onPath } from './debian';
import { FOLDER } from './stage';

const DOCS = join(__dirname, '..', '..', 'docs');
const FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	// n8n's pages ask other hosts for news; what these answer is not ours to test. A route of Playwright's would switch off the cache.
	'--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1',
];

/** They pass, and stand in front of what a picture is to show. */
const NO_TOASTS = '.el-notification { visibility: hidden; }';

/** A part of the page, in its pixels. */
export interface Area {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** A page of n8n's editor. */
export interface Editor {
	page: Page;
	/** What the page wrote to the console as an error, or threw, and n8n's own words where it refused a request. */
	problems: string[];
	/** The element that n8n's own tests know by this name. */
	part(id: string): Locator;
	/** Keeps a picture of the page, or of a part of it, if pictures are wanted. */
	picture(name: string, of?: Locator | Area): Promise<void>;
	close(): Promise<void>;
}

/** Opens a browser and logs the owner in. */
export async function openEditor(url: string): Promise<Editor> {
	const browser: Browser = await chromium.launch({
		executablePath: chromiumPath(),
		args: FLAGS,
		// n8n's processes are ours to end, so is the browser: not at the first Ctrl-C of the terminal.
		handleSIGINT: false,
	});
	const page = await browser.newPage({
		viewport: { width: 1440, height: 900 },
		deviceScaleFactor: 1,
		locale: 'en-GB',
		timezoneId: 'UTC',
	});
	page.setDefaultTimeout(20_000);
	// A tip for newcomers, which stands in front of the output.
	await page.addInitScript("localStorage.setItem('N8N_PIN_DATA_DISCOVERY_NDV', 'true')");
	const problems: string[] = [];
	watch(page, url, problems);

	const part = (id: string) => page.locator(`[data-test-id="${id}"]`);
	await page.goto(`${url}/signin`);
	await page.locator('input[type="email"]').fill(OWNER.email);
	await page.locator('input[type="password"]').fill(OWNER.password);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.waitForURL(/home/);
	return {
		page,
		problems,
		part,
		picture: async (name, of) => await keepPicture(name, page, of),
		close: async () => await browser.close(),
	};
}

/** Goes to a page. What is needed of it is waited for by whoever uses it; its last picture is not. */
export async function goTo({ page }: Editor, url: string): Promise<void> {
	await page.goto(url, { waitUntil: 'domcontentloaded' });
}

/** Shows a page in dark colours, as every page from now on. */
export async function goDark(editor: Editor, url: string): Promise<void> {
	await editor.page.evaluate("localStorage.setItem('N8N_THEME', 'dark')");
	await goTo(editor, url);
	await editor.page.locator('body[data-theme="dark"]').waitFor();
}

function watch(page: Page, url: string, problems: string[]): void {
	page.on('pageerror', (error) => problems.push(`thrown: ${error.message}`));
	page.on('console', (message) => {
		const from = message.location().url;
		const isForeign = from !== '' && !from.startsWith(url);
		// Before the login n8n asks who is logged in.
		const isBeforeLogin = from === `${url}/rest/login`;
		if (message.type() === 'error' && !isForeign && !isBeforeLogin)
			problems.push(`console: ${message.text()} ${from}`);
	});
	page.on('response', (response) => {
		if (response.status() < 400 || !/\/rest\/dynamic/.test(response.url())) return;
		void response.text().then((text) => problems.push(`n8n: ${response.status()} ${text}`));
	});
}

async function keepPicture(name: string, page: Page, of?: Locator | Area): Promise<void> {
	if (!process.env.E2E_PICTURES) return;
	mkdirSync(DOCS, { recursive: true });
	const png = join(FOLDER, `${name}.png`);
	const options = { path: png, animations: 'disabled', style: NO_TOASTS } as const;
	if (of === undefined) await page.screenshot(options);
	else if ('width' in of) await page.screenshot({ ...options, clip: of });
	else await of.screenshot(options);
	const cwebp = onPath('cwebp') ?? 'cwebp';
	await run(cwebp, ['-quiet', '-q', '82', png, '-o', join(DOCS, `${name}.webp`)], DOCS);
	rmSync(png);
}
