/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs beside n8n, never inside it */
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type FileExample, FILE_EXAMPLES } from '../n8n/exampleFiles';
import { credentialTypeOf, examplesDir, readExample } from '../n8n/importedFile';
import { outputsOf } from '../n8n/runData';
import { type Case, cases } from './cases';
import { screenshot } from './screenshots';
import type { Stage } from './stage';

/** Tries each example as a person does: imports its file, chooses a credential and executes it. */
export async function importExamples(stage: Stage): Promise<void> {
	for (const example of FILE_EXAMPLES)
		await stage.rows.add('import', example.file, async () => await importExample(stage, example));
}

async function importExample({ editor }: Stage, example: FileExample): Promise<void> {
	const { file, credentials, outcome } = example;
	await editor.importWorkflow(join(examplesDir, file));
	const { nodes } = await readExample(file);
	for (const node of nodes) {
		const type = credentialTypeOf(node) as Case['type'] | undefined;
		if (type === undefined) continue;
		const view = await editor.openOnCanvas(node.name);
		await view.chooseCredential(nameOf(type, credentials[type]));
		await view.close();
	}
	await screenshot(editor.page, `import-${file.replace('.json', '')}`);
	const data = await editor.executeWorkflow();
	for (const [node, expected] of Object.entries(outcome)) {
		const given = outputsOf(node, data)[0] ?? [];
		if (!isDeepStrictEqual(given, expected))
			throw new Error(`"${node}" gave ${JSON.stringify(given).slice(0, 500)}`);
	}
	await screenshot(editor.page, `import-${file.replace('.json', '')}-run`);
}

/** The name of the credential that earlier steps made for the sandbox credential's method. */
function nameOf(type: Case['type'], id: string | undefined): string {
	const method = id?.split('-').at(-1);
	return cases.find((each) => each.type === type && each.method === method)?.name ?? '';
}
