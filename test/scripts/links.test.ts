/* eslint-disable @n8n/community-nodes/no-restricted-imports -- looks for files of this package */
import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

import { anchorOf } from '../../scripts/docs/markdown';
import { page, PAGE_FILES, ROOT } from './markdownPages';

/** Anchors of its headings; of equal ones GitHub numbers the second and later. */
function anchorsOf(text: string): Set<string> {
	const anchors = new Set<string>();
	const prose = text.replace(/^```[^]*?^```/gm, '');
	for (const [, heading] of prose.matchAll(/^#{1,6} (.+)$/gm)) {
		const anchor = anchorOf(heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1'));
		let name = anchor;
		for (let count = 1; anchors.has(name); count++) name = `${anchor}-${count}`;
		anchors.add(name);
	}
	return anchors;
}

/** Links of a page into this repository, code left out. */
function linksOf(text: string): string[] {
	const prose = text.replace(/^\s*```[^]*?^\s*```/gm, '').replace(/(?<!\[)`[^`\n]+`(?!\])/g, '');
	return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
		.map(([, target]) => target)
		.filter((target) => !/^[a-z]+:/.test(target));
}

/** What is wrong with a link, if anything. */
function problemOf(file: string, target: string): string | undefined {
	const [path, anchor] = target.split('#');
	const to = path ? relative(ROOT, join(ROOT, dirname(file), path)) : file;
	if (to.startsWith('..') || !existsSync(join(ROOT, to))) return `${target}: no such file`;
	if (anchor === undefined || (to.endsWith('.md') && anchorsOf(page(to)).has(anchor)))
		return undefined;
	return `${target}: no such heading`;
}

test.each(PAGE_FILES)('every link of %s leads somewhere', (file) => {
	const links = linksOf(page(file));
	expect(links.flatMap((target) => problemOf(file, target) ?? [])).toEqual([]);
});

test('the pages have links, and a broken one is found', () => {
	expect(PAGE_FILES.flatMap((file) => linksOf(page(file))).length).toBeGreaterThan(50);
	expect(problemOf('README.md', 'docs/nothing.md')).toContain('no such file');
	expect(problemOf('README.md', '#nothing')).toContain('no such heading');
	expect(problemOf('docs/values.md', 'items.md#nothing')).toContain('no such heading');
});

test('what node and credential point at in the README is there', () => {
	const sources = ['nodes/OfAuth/OfAuth.node.json', 'credentials/OfAuthApi.credentials.ts'];
	const anchors = sources.flatMap((file) =>
		[...page(file).matchAll(/n8n-nodes-ofauth#([\w-]+)/g)].map(([, anchor]) => anchor),
	);
	expect(anchors).toContain('credential');
	// GitHub's own name for the page itself.
	const known = anchorsOf(page('README.md')).add('readme');
	expect(anchors.filter((anchor) => !known.has(anchor))).toEqual([]);
});
