/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs beside n8n, never inside it */
/** Reads the workflows of `examples/` and chooses credentials in them, as a person would. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectDir } from './paths';

/** The folder of the files. */
export const examplesDir = join(projectDir, 'examples');

/** A credential as n8n identifies it. */
export interface ChosenCredential {
	id: string;
	name: string;
}

/** A node in a workflow's file. */
export interface FileNode {
	name: string;
	type: string;
	parameters: Record<string, unknown>;
	credentials?: Record<string, ChosenCredential>;
}

/** A workflow in a file. */
export interface FileWorkflow {
	name: string;
	nodes: FileNode[];
	connections: unknown;
}

/** The credential type that a node needs, if any. */
export function credentialTypeOf({ type, parameters }: FileNode): string | undefined {
	if (type.endsWith('.lmChatOpenAi')) return 'openAiApi';
	return typeof parameters.api === 'string' ? parameters.api : undefined;
}

/** Reads a file of `examples/`. */
export async function readExample(file: string): Promise<FileWorkflow> {
	return JSON.parse(await readFile(join(examplesDir, file), 'utf8')) as FileWorkflow;
}

/** The workflow of a file for `n8n import:workflow`, with a chosen credential for each type. */
export async function importedFile(
	file: string,
	id: string,
	chosen: Record<string, ChosenCredential>,
): Promise<FileWorkflow> {
	const workflow = await readExample(file);
	for (const node of workflow.nodes) {
		const type = credentialTypeOf(node);
		if (type !== undefined) node.credentials = { [type]: chosen[type] };
	}
	return Object.assign(workflow, { id, active: false });
}
