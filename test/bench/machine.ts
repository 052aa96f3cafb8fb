/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs beside n8n, never inside it */
import { readFile } from 'node:fs/promises';
import { arch, cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import type { Host } from '../n8n/host';
import { hostDir, projectDir } from '../n8n/paths';
import { run } from '../n8n/run';

/**
 * Describes the machine in one sentence. Call it before anything runs, because it includes the
 * load.
 */
export async function describeMachine(host: Host): Promise<string> {
	const processors = cpus();
	const gigabytes = Math.round(totalmem() / 1_073_741_824);
	const node = (await run(host.node, ['--version'], {})).trim();
	const n8n = await versionIn(join(hostDir, 'node_modules/n8n'));
	const own = await versionIn(projectDir);
	return `${processors.length} × ${processors[0].model.trim()} (${arch()}), ${gigabytes} GB of memory, ${type()} ${release()}, load ${loadavg()[0].toFixed(1)} at the start; n8n ${n8n} on Node ${node.slice(1)} with SQLite; n8n-nodes-authenticated-request ${own}`;
}

async function versionIn(folder: string): Promise<string> {
	const manifest = await readFile(join(folder, 'package.json'), 'utf8');
	return (JSON.parse(manifest) as { version: string }).version;
}
