/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a tool of the project, never in n8n */
/** The tests of `npm test`, without those on faults, which take minutes. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../rooms';

interface Settings {
	projects: Array<{ displayName: string; testPathIgnorePatterns: string[] }>;
}

const { projects }: Settings = createRequire(join(root, 'package.json'))('./jest.config.js');

const ignored = projects
	.filter(({ displayName }) => displayName === 'units')
	.flatMap(({ testPathIgnorePatterns }) => testPathIgnorePatterns)
	.map((path) => path.replace('<rootDir>/', ''));

/** True if a test file, given by its path from the root, belongs to the project `units`. */
export const isUnitTest = (test: string): boolean => !ignored.some((path) => test.startsWith(path));
