/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a tool of the project, never in n8n */
/**
 * Finds the tests that can see a file: all that import it, directly or through other files. Jest's
 * own search (`--findRelatedTests`) does not look outside `test/`.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { preProcessFile } from 'typescript';
import { root } from './rooms';

/**
 * These tests read the project's files, so they would see the unchanged one, or they judge by the
 * clock.
 */
const LEFT_OUT = /^test\/(?:package|mutants|template|versions)\/|\/hostileTexts\.test\.ts$/;

/** How many imports each file is away from a test: 0 is the test itself. */
type Distances = Map<string, number>;

function importsOf(file: string): string[] {
	const { importedFiles } = preProcessFile(readFileSync(join(root, file), 'utf8'));
	return importedFiles
		.filter(({ fileName }) => fileName.startsWith('.'))
		.map(({ fileName }) => resolve(root, dirname(file), fileName))
		.map((path) => [path, `${path}.ts`, `${path}/index.ts`].find(isTypeScript))
		.filter((path) => path !== undefined)
		.map((path) => relative(root, path));
}

const isTypeScript = (path: string): boolean =>
	path.endsWith('.ts') && existsSync(path) && statSync(path).isFile();

/** Returns the distances from each test file. Each file is read once. */
export function readTests(): Map<string, Distances> {
	const known = new Map<string, string[]>();
	const imports = (file: string) => {
		const found = known.get(file) ?? importsOf(file);
		known.set(file, found);
		return found;
	};
	const distancesFrom = (test: string): Distances => {
		const distances: Distances = new Map([[test, 0]]);
		// A Map's loop also visits what is added during the loop, so the nearest files come first.
		for (const [file, distance] of distances)
			for (const next of imports(file)) if (!distances.has(next)) distances.set(next, distance + 1);
		return distances;
	};
	const tests = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
		.map((name) => `test/${name}`)
		.filter((name) => name.endsWith('.test.ts') && !LEFT_OUT.test(name));
	return new Map(tests.map((test) => [test, distancesFrom(test)]));
}

/**
 * The first letters of each word of a path, because "paging" and "pagination" are about the same.
 */
const stems = (path: string): Set<string> =>
	new Set(
		path
			.replace(/^.*?(?:engine|tokenLogin|AuthenticatedRequest)\//, '')
			.split(/[^A-Za-z]|(?=[A-Z])/)
			.filter((word) => word.length > 3)
			.map((word) => word.toLowerCase().slice(0, 4)),
	);

function sharedFolders(one: string, other: string): number {
	const [a, b] = [dirname(one).split('/'), dirname(other).split('/')];
	const parted = a.findIndex((name, index) => name !== b[index]);
	return parted < 0 ? a.length : parted;
}

/**
 * Returns the tests that can see a file. Its own test is first. The others are ordered by few
 * imports between, near folders and similar names.
 */
export function nearestTests(file: string, tests: Map<string, Distances>): string[] {
	const words = stems(file);
	const rank = (test: string, distance: number): number => {
		const isNear = dirname(test) === `test/${dirname(file)}`;
		if (isNear && basename(test, '.test.ts') === basename(file, '.ts')) return -Infinity;
		const common = [...stems(test.slice(0, -'.test.ts'.length))].filter((stem) => words.has(stem));
		return distance - 3 * sharedFolders(test, `test/${file}`) - 2 * common.length;
	};
	return [...tests]
		.map(([test, distances]) => ({ test, distance: distances.get(file) }))
		.filter((row): row is { test: string; distance: number } => row.distance !== undefined)
		.map(({ test, distance }) => ({ test, rank: rank(test, distance) }))
		.sort((a, b) => a.rank - b.rank || (a.test < b.test ? -1 : 1))
		.map(({ test }) => test);
}
