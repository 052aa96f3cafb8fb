/**
 * Jest's settings for the project's own tests, except that the text of one source file can be
 * replaced by a mutant's.
 */
const { projects, ...usual } = require('../../jest.config.js');

const faults = projects.find(({ displayName }) => displayName === 'faults');

/** @type {import('jest').Config} */
module.exports = {
	...usual,
	silent: true,
	// A single project that runs all tests. It repeats some settings, because Jest passes none of the
	// outer ones to a project.
	roots: faults.roots,
	testPathIgnorePatterns: faults.testPathIgnorePatterns,
	rootDir: '../..',
	testEnvironment: '<rootDir>/test/mutants/environment.js',
	runtime: '<rootDir>/test/mutants/runtime.js',
	// Detects a mutant that never answers.
	testTimeout: 45_000,
	cacheDirectory: '<rootDir>/.sandbox/mutants/jest',
	transform: {
		'^.+\\.ts$': [
			'<rootDir>/test/mutants/transform.js',
			{ tsconfig: '<rootDir>/test/tsconfig.json' },
		],
	},
};
