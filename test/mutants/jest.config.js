/** The tests as they are, but one source file may be another text: a mutant. */
const { projects, ...usual } = require('../../jest.config.js');

const faults = projects.find(({ displayName }) => displayName === 'faults');

/** @type {import('jest').Config} */
module.exports = {
	...usual,
	silent: true,
	// One project that knows every test: Jest gives a project nothing of what stands beside it.
	roots: faults.roots,
	testPathIgnorePatterns: faults.testPathIgnorePatterns,
	rootDir: '../..',
	testEnvironment: '<rootDir>/test/mutants/environment.js',
	runtime: '<rootDir>/test/mutants/runtime.js',
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
