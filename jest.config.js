/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	testSequencer: '<rootDir>/test/helpers/sequencer.js',
	globalSetup: '<rootDir>/test/helpers/globalSetup.js',
	globalTeardown: '<rootDir>/test/helpers/globalTeardown.js',
	setupFiles: ['<rootDir>/test/helpers/setup.js', '<rootDir>/test/helpers/quickLooks.ts'],
	// Types are checked by `npm run types`; here each file is only translated.
	transform: {
		'^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.test.json', diagnostics: false }],
	},
	// n8n's engine takes about half a gigabyte per worker.
	maxWorkers: 2,
	testTimeout: 60_000,
};
