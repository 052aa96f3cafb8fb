const { availableParallelism } = require('node:os');

/**
 * Tests that cover many APIs, or every way in which a faulty or hostile server can answer. Together
 * they take as long as all the others.
 */
const FAULTS = [
	'nodes/AuthenticatedRequest/echo/',
	'nodes/AuthenticatedRequest/faults/',
	'nodes/AuthenticatedRequest/hostileSizes/',
	'nodes/AuthenticatedRequest/lifecycle.test.ts',
	'nodes/AuthenticatedRequest/manyItems.test.ts',
	'nodes/AuthenticatedRequest/pagesAtOnce.test.ts',
	'credentials/engine/hostileTexts.test.ts',
	'credentials/knownLogins/knownLogins.test.ts',
	'credentials/tokenLogin/moreApis.test.ts',
	'credentials/tokenLogin/refreshRaces.test.ts',
	'attacks/',
	'mutants/light/',
	'random/',
].map((path) => `<rootDir>/test/${path}`);

const project = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	transform: {
		'^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/test/tsconfig.json' }],
	},
};
const IGNORED = ['/node_modules/', '<rootDir>/test/n8n/'];

/** @type {import('jest').Config} */
module.exports = {
	// By default Jest leaves one processor free. With two processors, only one test file would run at
	// a time.
	maxWorkers: Math.max(2, availableParallelism() - 1),
	// No test measures time. The limit is high because the machine can be busy.
	testTimeout: 300_000,
	// n8n-core logs every failed execution, and half of the tests are about failures.
	silent: true,
	projects: [
		{ ...project, displayName: 'units', testPathIgnorePatterns: [...IGNORED, ...FAULTS] },
		{
			...project,
			displayName: 'faults',
			testPathIgnorePatterns: IGNORED,
			testMatch: FAULTS.map((path) => path.replace(/\/$/, '/**/*.test.ts')),
		},
	],
};
