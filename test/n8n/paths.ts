/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs beside n8n, never inside it */
import { join, resolve } from 'node:path';

/** Root of the project. */
export const projectDir = resolve(__dirname, '../..');
/** Everything that the sandbox fetches and writes; ignored by git. */
export const sandboxDir = join(projectDir, '.sandbox');
/** The pinned n8n: its manifest and lockfile in the project, its files in the sandbox. */
export const hostManifestDir = join(__dirname, 'host');
export const hostDir = join(sandboxDir, 'host');

/** What one n8n takes for its home (database, key, community packages), and where it writes its log. */
export interface Home {
	folder: string;
	logFile: string;
}

/**
 * A home of its own, so that several tools can have an n8n at the same time. n8n unpacks its
 * editor's scripts there, and n8n's lint would read them all: it passes over node_modules only.
 */
export function homeNamed(name: string): Home {
	const folder = join(sandboxDir, 'homes', 'node_modules', name);
	return { folder, logFile: `${folder}.log` };
}
