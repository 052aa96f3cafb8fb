/* eslint-disable @n8n/community-nodes/no-restricted-imports -- reads the project's own files */
/**
 * Example workflows to import. The sandbox runs each of them, and each is ready for a user's own
 * credentials.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AGENT_FILE } from '../n8n/agentExample';
import { FILE_EXAMPLES } from '../n8n/exampleFiles';
import { credentialTypeOf, examplesDir, type FileWorkflow } from '../n8n/importedFile';

const read = (file: string) =>
	JSON.parse(readFileSync(join(examplesDir, file), 'utf8')) as FileWorkflow;

it('each file is run by the sandbox', () => {
	const run = [AGENT_FILE, ...FILE_EXAMPLES.map(({ file }) => file)];
	expect(readdirSync(examplesDir).sort()).toEqual(run.sort());
});

describe.each(readdirSync(examplesDir))('%s', (file) => {
	const { nodes } = read(file);

	it('names no credential: n8n does not save a choice in the place of one that it lacks', () => {
		expect(nodes.filter((node) => 'credentials' in node)).toEqual([]);
		expect(nodes.map(credentialTypeOf).filter((type) => type !== undefined).length).toBeGreaterThan(
			0,
		);
	});

	it('has a note that says what it does and what to change', () => {
		const notes = nodes.filter(({ type }) => type.endsWith('.stickyNote'));
		expect(notes.map(({ parameters }) => parameters.content)).toEqual([
			expect.stringMatching(/^## [^\n]+\n[^]+\*\*To change:\*\*/),
		]);
	});

	it('speaks of nodes that it has', () => {
		const names = nodes.map(({ name }) => name);
		const note = String(nodes.find(({ name }) => name === 'Note')?.parameters.content);
		const spoken = [...note.matchAll(/ (?:in|behind) _([^_]+)_/g)].map(([, name]) => name);
		expect(spoken.length).toBeGreaterThan(0);
		expect(names).toEqual(expect.arrayContaining(spoken));
	});
});
