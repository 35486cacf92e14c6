/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	rootDir: '..',
	roots: ['<rootDir>/e2e'],
	testMatch: ['**/*.test.ts'],
	// Types are checked by `npm run types`; here each file is only translated.
	transform: {
		'^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.test.json', diagnostics: false }],
	},
	reporters: ['<rootDir>/e2e/reporter.js'],
	testSequencer: '<rootDir>/e2e/sequencer.js',
	maxWorkers: 1,
	testTimeout: 120_000,
};
