/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs beside n8n, never inside it */
/** The workflows of `examples/`, with the credentials that a person chooses after importing them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectDir } from './paths';

/** Where the files are. */
export const examplesDir = join(projectDir, 'examples');

/** A credential by what n8n knows it by. */
export interface ChosenCredential {
	id: string;
	name: string;
}

/** A node as a workflow's file has it. */
export interface FileNode {
	name: string;
	type: string;
	parameters: Record<string, unknown>;
	credentials?: Record<string, ChosenCredential>;
}

/** A workflow as its file has it. */
export interface FileWorkflow {
	name: string;
	nodes: FileNode[];
	connections: unknown;
}

/** The credential type that a node wants, if any. */
export function credentialTypeOf({ type, parameters }: FileNode): string | undefined {
	if (type.endsWith('.lmChatOpenAi')) return 'openAiApi';
	return typeof parameters.api === 'string' ? parameters.api : undefined;
}

/** Reads a file of `examples/`. */
export async function readExample(file: string): Promise<FileWorkflow> {
	return JSON.parse(await readFile(join(examplesDir, file), 'utf8')) as FileWorkflow;
}

/** The workflow of a file as `n8n import:workflow` reads it, with credentials by their types. */
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
