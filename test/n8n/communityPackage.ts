/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs beside n8n, never inside it */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Home, projectDir } from './paths';
import { npm } from './run';

/**
 * Packs the built project and installs the tarball in n8n's folder of community packages, together
 * with the packages in `furtherFolders`. Returns the tarball's file name.
 */
export async function installPackedPackage(
	{ folder }: Home,
	furtherFolders: string[] = [],
): Promise<string> {
	const packDir = `${folder}.pack`;
	await mkdir(packDir, { recursive: true });
	// The project is already built, and `prepack` would build it again.
	const packed = await npm(
		['pack', '--json', '--ignore-scripts', '--loglevel=error', '--pack-destination', packDir],
		{ cwd: projectDir },
	);
	const [{ filename }] = JSON.parse(packed.slice(packed.search(/\[\s*\{/))) as Array<{
		filename: string;
	}>;

	const nodesDir = join(folder, '.n8n/nodes');
	await rm(join(nodesDir, 'node_modules'), { recursive: true, force: true });
	await rm(join(nodesDir, 'package-lock.json'), { force: true });
	await mkdir(nodesDir, { recursive: true });
	await writeFile(
		join(nodesDir, 'package.json'),
		'{ "name": "installed-nodes", "private": true }\n',
	);
	// Like n8n: without scripts and peers, because n8n provides n8n-workflow itself.
	const flags = [
		'--ignore-scripts',
		'--legacy-peer-deps',
		'--no-audit',
		'--no-fund',
		'--loglevel=error',
	];
	const packages = [join(packDir, filename), ...furtherFolders];
	await npm(['install', ...packages, '--install-links', ...flags], { cwd: nodesDir });
	return filename;
}
