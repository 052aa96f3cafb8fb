const { availableParallelism } = require('node:os');

/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	// Jest leaves one processor free, which on two of them would be one test file at a time.
	maxWorkers: Math.max(2, availableParallelism() - 1),
	// Nothing is judged by its time; a busy machine needs room.
	testTimeout: 120_000,
	// n8n-core logs every failed execution; failures are half of what is tested here.
	silent: true,
	roots: ['<rootDir>/test'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/n8n/'],
	transform: {
		'^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/test/tsconfig.json' }],
	},
};
