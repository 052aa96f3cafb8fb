/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs beside n8n, never inside it */
import { join, resolve } from 'node:path';

/** Root of the project. */
export const projectDir = resolve(__dirname, '../..');
/** Everything that the sandbox fetches and writes; ignored by git. */
export const sandboxDir = join(projectDir, '.sandbox');
/** The pinned n8n: its manifest and lockfile in the project, its files in the sandbox. */
export const hostManifestDir = join(__dirname, 'host');
export const hostDir = join(sandboxDir, 'host');
/** What n8n takes for its home: database, key and community packages. */
export const userFolder = join(sandboxDir, 'user');
