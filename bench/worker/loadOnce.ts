/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, no-console -- a process of its own, that is measured */
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Loads the engine, then takes the time in which node and credential load. Prints milliseconds. */
const [modules, packageFolder] = process.argv.slice(2);
const load = createRequire(join(modules, 'bench.js'));
load('n8n-core');
load('n8n-workflow');
const start = performance.now();
load(join(packageFolder, 'dist', 'nodes', 'OfAuth', 'OfAuth.node.js'));
load(join(packageFolder, 'dist', 'credentials', 'OfAuthApi.credentials.js'));
console.log(performance.now() - start);
process.exit(0);
