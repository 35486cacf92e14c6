/* eslint-disable no-console, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- a step of the build, on files */
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';

import { build } from 'esbuild';

import { n8n } from '../package.json';

const ROOT = join(__dirname, '..');
/** Beside the nodes, so that every file of `dist/` that n8n loads finds it. */
const BUNDLE = 'dist/nodes/bundle.js';
/** As tsconfig.json: what the oldest n8n runs on. */
const TARGET = 'es2021';
/** Characters, so that a line of a stack trace says something. */
const LINE = 1000;

/** The class in a file that n8n loads: it takes the name from the file (n8n-core, `loadClass`). */
const classIn = (file: string) => basename(file).split('.')[0];

/**
 * Puts all modules of the package into one file, without its blanks but with its names. Node loads one file several
 * times as fast as some three hundred, each of which has a header in the tarball besides. The files that package.json
 * names under "n8n" stay where n8n looks for them.
 */
async function bundle(): Promise<void> {
	const entries = [...n8n.nodes, ...n8n.credentials];
	const sourceOf = (file: string) => `./${file.replace(/^dist\//, '').replace(/\.js$/, '')}`;
	clear(join(ROOT, 'dist'));
	await build({
		absWorkingDir: ROOT,
		stdin: {
			contents: entries
				.map((file) => `export { ${classIn(file)} } from '${sourceOf(file)}';`)
				.join('\n'),
			resolveDir: ROOT,
		},
		outfile: BUNDLE,
		bundle: true,
		packages: 'external',
		platform: 'node',
		format: 'cjs',
		target: TARGET,
		minifyWhitespace: true,
		minifySyntax: true,
		lineLimit: LINE,
		legalComments: 'none',
	});
	for (const file of entries) {
		const name = classIn(file);
		const path = posix.relative(dirname(file), BUNDLE);
		const from = path.startsWith('.') ? path : `./${path}`;
		mkdirSync(dirname(join(ROOT, file)), { recursive: true });
		writeFileSync(join(ROOT, file), `exports.${name} = require('${from}').${name};\n`);
	}
	const kilobytes = (statSync(join(ROOT, BUNDLE)).size / 1000).toFixed(0);
	console.log(`All modules in ${BUNDLE}: ${kilobytes} kB`);
}

/** Takes away what the compiler has written, and the folders that are empty then. @returns whether it is empty */
function clear(folder: string): boolean {
	const left = readdirSync(folder, { withFileTypes: true }).filter((entry) => {
		const path = join(folder, entry.name);
		const isGone = entry.isDirectory() ? clear(path) : path.endsWith('.js');
		if (isGone) rmSync(path, { recursive: true });
		return !isGone;
	});
	return left.length === 0;
}

void bundle();
