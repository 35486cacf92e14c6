import { filesBelow, read } from './commands';

const manifest = JSON.parse(read('package.json')) as Record<string, unknown>;

test('nothing is installed along with the package', () => {
	for (const field of ['dependencies', 'optionalDependencies', 'bundleDependencies', 'overrides']) {
		expect(manifest).not.toHaveProperty(field);
	}
	expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
});

test('n8n finds what it needs, strictly', () => {
	expect(manifest).toMatchObject({
		name: 'n8n-nodes-ofauth',
		license: 'MIT',
		main: 'index.js',
		publishConfig: { provenance: true },
		n8n: { n8nNodesApiVersion: 1, strict: true },
	});
	expect(manifest.keywords).toContain('n8n-community-node-package');
	const { nodes, credentials } = manifest.n8n as { nodes: string[]; credentials: string[] };
	for (const file of [...nodes, ...credentials]) expect(read(file)).not.toBe('');
});

test('no script runs where the package is installed', () => {
	const scripts = Object.keys(manifest.scripts as object);
	const forbidden = ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish', 'prepack'];
	expect(scripts.filter((name) => forbidden.includes(name))).toEqual([]);
	expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
});

test('the lint config is the stock one', () => {
	expect(read('eslint.config.mjs').replace(/\s+/g, ' ').trim()).toBe(
		"import { config } from '@n8n/node-cli/eslint'; export default config;",
	);
});

test('nothing in nodes/ or credentials/ is excused from a check', () => {
	const sources = filesBelow('nodes', 'credentials').filter((file) => /\.[cm]?[jt]s$/.test(file));
	expect(sources.length).toBeGreaterThan(30);
	const excused = sources.filter((file) =>
		/eslint-disable|@ts-(ignore|nocheck|expect-error)|istanbul ignore|prettier-ignore/.test(
			read(file),
		),
	);
	expect(excused).toEqual([]);
});
