/* eslint-disable no-console, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- a command line is made of these */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { PAGES } from './docs/pages';
import { sizesInWords } from './docs/sizes';

for (const { file, write } of PAGES) {
	const path = join(__dirname, '..', file);
	const now = existsSync(path) ? readFileSync(path, 'utf8') : '';
	const text = write(now);
	mkdirSync(dirname(path), { recursive: true });
	if (text !== now) writeFileSync(path, text);
	console.log(`${file}: ${text === now ? 'as it was' : 'written'}`);
}

console.log(sizesInWords());
