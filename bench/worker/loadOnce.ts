/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, no-console -- a process of its own, that is measured */
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Loads the engine, then takes the time in which all that the package names for n8n loads. Prints milliseconds. */
const [modules, packageFolder] = process.argv.slice(2);
const load = createRequire(join(modules, 'bench.js'));
load('n8n-core');
load('n8n-workflow');
const { n8n } = load(join(packageFolder, 'package.json')) as {
	n8n: Record<'nodes' | 'credentials', string[]>;
};
const start = performance.now();
for (const file of [...n8n.nodes, ...n8n.credentials]) load(join(packageFolder, file));
console.log(performance.now() - start);
process.exit(0);
