/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	// n8n-core logs every failed execution; failures are half of what is tested here.
	silent: true,
	roots: ['<rootDir>/test'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/n8n/'],
	transform: {
		'^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/test/tsconfig.json' }],
	},
};
