/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs beside n8n, never inside it */
import { join, resolve } from 'node:path';

/** The root of the project. */
export const projectDir = resolve(__dirname, '../..');
/** The folder for everything that the sandbox fetches and writes. Git ignores it. */
export const sandboxDir = join(projectDir, '.sandbox');
/** The pinned n8n: its manifest and lockfile in the project, its files in the sandbox. */
export const hostManifestDir = join(__dirname, 'host');
export const hostDir = join(sandboxDir, 'host');

/** The home folder of an n8n (database, key, community packages), and its log file. */
export interface Home {
	folder: string;
	logFile: string;
}

/**
 * A separate home for each name, so that several tools can run an n8n at the same time. It is below
 * a folder node_modules, because n8n unpacks its editor's scripts there and n8n's lint would read
 * them anywhere else.
 */
export function homeNamed(name: string): Home {
	const folder = join(sandboxDir, 'homes', 'node_modules', name);
	return { folder, logFile: `${folder}.log` };
}
