/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs beside n8n, never inside it */
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from '../n8n/host';
import { type Home, hostDir } from '../n8n/paths';
import { run } from '../n8n/run';
import { median } from './statistics';

const REPETITIONS = 5;

/** The cost of the package for n8n before any node runs. */
export interface LoadingCost {
	/**
	 * The median time to load its nodes and credentials at n8n's start, and the files read for that.
	 */
	ms: number;
	files: number;
	tarballBytes: number;
	installedFiles: number;
}

/** Measures the installed package, each time in a new process. */
export async function measureLoading(
	host: Host,
	home: Home,
	tarball: string,
): Promise<LoadingCost> {
	const name = 'n8n-nodes-authenticated-request';
	const folder = await realpath(join(home.folder, '.n8n/nodes/node_modules', name));
	const args = [join(__dirname, 'loadPackage.ts'), join(hostDir, 'node_modules/n8n'), folder];
	const loads: Array<{ ms: number; files: number }> = [];
	for (let index = 0; index < REPETITIONS; index++) {
		const output = await run(host.node, ['--no-warnings', ...args], { cwd: home.folder });
		loads.push(JSON.parse(output.trim().split('\n').at(-1) ?? '') as (typeof loads)[number]);
	}
	const installed = await readdir(folder, { recursive: true, withFileTypes: true });
	return {
		ms: median(loads.map(({ ms }) => ms)),
		files: loads[0].files,
		tarballBytes: (await stat(tarball)).size,
		installedFiles: installed.filter((entry) => entry.isFile()).length,
	};
}
