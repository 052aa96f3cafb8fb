/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- reads the project's own files */
/**
 * The node's codex, with which the editor's node panel finds the node. It is read from the built
 * package by n8n's own loader. The loader silently drops a codex without `resources` (packages/core
 * directory-loader.ts, `getCodex`), so looking at the file is not enough.
 */
import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PackageDirectoryLoader } from 'n8n-core';
import type { CodexData } from 'n8n-workflow';
import { definitions } from '../../credentials/knownLogins/definitions';
import { SEARCH_WORDS } from '../support/searchWords';

const root = resolve(__dirname, '../..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
	homepage: string;
};
let codex: CodexData | undefined;

beforeAll(async () => {
	// Builds the package if this test file is run alone, without a build before it.
	if (!existsSync(join(root, 'dist/nodes')))
		execFileSync('npm', ['run', 'build'], { cwd: root, stdio: 'ignore' });
	const loader = new PackageDirectoryLoader(root);
	await loader.loadAll();
	[{ codex }] = loader.types.nodes;
}, 120_000);

it("is loaded, with the project's page as its documentation", () => {
	expect(codex?.resources?.primaryDocumentation).toEqual([{ url: manifest.homepage }]);
});

it.each(SEARCH_WORDS)('has "%s" among its aliases', (word) => {
	const aliases = (codex?.alias ?? []).map((alias) => alias.toLowerCase());
	expect(aliases).toContain(word.toLowerCase());
});

it('has the name and the other names of each ready-made login', () => {
	const names = definitions.flatMap(({ label, alias = [] }) => [
		label.replace(/ \(.*$| \/ .*$/, ''),
		...alias,
	]);
	expect(codex?.alias).toEqual(expect.arrayContaining(names));
});

it('says nothing twice', () => {
	expect(new Set(codex?.alias).size).toBe(codex?.alias?.length);
});
