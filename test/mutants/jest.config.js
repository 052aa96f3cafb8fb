/** The tests as they are, but one source file may be another text: a mutant. */
const usual = require('../../jest.config.js');

/** @type {import('jest').Config} */
module.exports = {
	// One project of all test files: each is named.
	silent: true,
	roots: usual.projects[0].roots,
	rootDir: '../..',
	testEnvironment: '<rootDir>/test/mutants/environment.js',
	// A mutant that answers nothing is found out by this.
	testTimeout: 45_000,
	cacheDirectory: '<rootDir>/.sandbox/mutants/jest',
	transform: {
		'^.+\\.ts$': [
			'<rootDir>/test/mutants/transform.js',
			{ tsconfig: '<rootDir>/test/tsconfig.json' },
		],
	},
};
