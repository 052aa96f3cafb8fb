const { availableParallelism } = require('node:os');

/** Files on many APIs, and on what faulty and hostile servers do in every way to log in: as long as all the others. */
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
	// Jest leaves one processor free, which on two of them would be one test file at a time.
	maxWorkers: Math.max(2, availableParallelism() - 1),
	// Nothing is judged by its time; a busy machine needs room.
	testTimeout: 300_000,
	// n8n-core logs every failed execution; failures are half of what is tested here.
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
