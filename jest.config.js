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
	// Half of what a worker does is a wait, so two processors have four. n8n's engine takes half a gigabyte in each.
	maxWorkers: 4,
	testTimeout: 60_000,
};
