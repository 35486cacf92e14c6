const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const base = require('../../jest.config.js');

/** The folder of the modules of the engine to run on. */
const engine = process.env.OFAUTH_ENGINE;
/** Whether n8n can keep what a trigger remembers in a table of its own. */
const keepsCursors = readFileSync(
	join(engine, 'n8n-core', 'dist/execution-engine/node-execution-context/poll-context.js'),
	'utf8',
).includes('getPollBudgetMs');
const root = join(__dirname, '..', '..');
/** The modules as the compiler writes them: the tests look into them, and the package has them in one file. */
const compiled = process.env.OFAUTH_COMPILED;

/** Packages of some engines that are no CommonJS, which is all that jest loads on every Node. */
const ES_MODULES = ['p-retry', 'is-network-error', 'p-queue', 'p-timeout', 'eventemitter3'];
const toCommonJs = {
	tsconfig: { allowJs: true, module: 'commonjs', target: 'es2022', isolatedModules: true },
	diagnostics: false,
};

/**
 * The project's own tests, on another engine and on the compiled modules instead of their sources; what the package is
 * loaded with is tried on the package itself.
 *
 * @type {import('jest').Config}
 */
module.exports = {
	...base,
	rootDir: root,
	testMatch: [
		'actions',
		'contract',
		'credentials',
		'delivery',
		'examples',
		'lookUp',
		'methods',
		'operations',
		'transport',
		'trigger',
		'uploads',
		'webhookTrigger',
		'package/loading',
	].map((place) => `<rootDir>/test/${place}{/**/*,}.test.ts`),
	// Its processes, and pure code, know nothing of the engine.
	testPathIgnorePatterns: [
		'/node_modules/',
		'keyRuns',
		'keyRecord',
		'entryRecord',
		'test/delivery/marks',
		...(keepsCursors ? [] : ['test/trigger/durable']),
	],
	transform: {
		...base.transform,
		[`/(${ES_MODULES.join('|')})/.*\\.js$`]: ['ts-jest', toCommonJs],
	},
	transformIgnorePatterns: [`/node_modules/(?!(${ES_MODULES.join('|')})/)`, '/dist/'],
	moduleNameMapper: {
		'^(n8n-core|n8n-workflow|luxon)$': join(engine, '$1'),
		'^(?:\\.\\./)+nodes/(OfAuth\\w*)/(.*?)(?:\\.ts)?$': join(compiled, 'nodes', '$1', '$2'),
		'^(?:\\.\\./)+credentials/((?:OfAuth|credential)[\\w.]*?)(?:\\.ts)?$': join(
			compiled,
			'credentials',
			'$1',
		),
	},
};
