/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs beside n8n, never inside it */
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buildEnvironment, nodePath } from './nodeOf';
import { hostDir, hostManifestDir } from './paths';
import { unpackedPackages } from './progress';
import { npm } from './run';

/** A pinned n8n. */
export interface HostPin {
	/** The folder with its `package.json`, `package-lock.json` and `.npmrc`. */
	manifestDir: string;
	/** The folder that it is installed in. */
	dir: string;
	/** The major versions of Node that it runs on. */
	nodeMajors: number[];
}

/** The n8n of the sandbox. */
export const sandboxHost: HostPin = {
	manifestDir: hostManifestDir,
	dir: hostDir,
	// n8n 2.41 refuses Node below 24, and its expression engine is built for these majors only.
	nodeMajors: [24, 26],
};

/** An n8n that is ready to run. */
export interface Host {
	/** The Node that runs it. */
	node: string;
	/** n8n's own command line. */
	n8n: string;
	/** n8n's version. */
	version: string;
}

interface Manifest {
	dependencies: { n8n: string };
}

/** The parts of n8n's own package.json that are used here. */
interface OwnManifest {
	version: string;
	engines: { node: string };
}

interface Lock {
	packages: Record<string, unknown>;
}

/** Installs a pinned n8n once. Later calls only check the stamp. */
export async function ensureHost(
	say: (line: string) => void,
	pin: HostPin = sandboxHost,
): Promise<Host> {
	const { manifestDir, dir } = pin;
	const stampFile = join(dir, 'installed');
	const lock = await readFile(join(manifestDir, 'package-lock.json'), 'utf8');
	const version = await pinnedVersion(pin);
	const stamp = createHash('sha256')
		.update(lock)
		.update(process.platform + process.arch)
		.digest('hex');
	const installed = await readFile(stampFile, 'utf8').catch(() => '');
	const host = { node: nodePath(pin), n8n: join(dir, 'node_modules/n8n/bin/n8n'), version };
	if (installed === stamp) return host;

	say(`Fetching n8n ${version} (up to 3 GB on disk; once, takes minutes) …`);
	await mkdir(dir, { recursive: true });
	await rm(stampFile, { force: true });
	for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
		await cp(join(manifestDir, file), join(dir, file));
	}
	const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
	const all = Object.keys((JSON.parse(lock) as Lock).packages).filter(isTopLevel).length;
	const unpacked = () => unpackedPackages(join(dir, 'node_modules'));
	await npm(['ci', ...quiet], {
		cwd: dir,
		onTick: (seconds) => say(`  ${seconds} s: ${unpacked()} of about ${all} packages unpacked`),
	});
	say("Building n8n's SQLite driver (once, about a minute) …");
	await npm(['rebuild', 'sqlite3', '--ignore-scripts=false', ...quiet], {
		cwd: dir,
		env: buildEnvironment(host.node),
		onTick: (seconds) => say(`  ${seconds} s: compiling`),
	});
	await writeFile(stampFile, stamp);
	return host;
}

/** The version of a pinned n8n. */
export async function pinnedVersion({ manifestDir }: HostPin): Promise<string> {
	const manifest = await readFile(join(manifestDir, 'package.json'), 'utf8');
	return (JSON.parse(manifest) as Manifest).dependencies.n8n;
}

/** An n8n that was installed before in the folder's node_modules, ready to run. */
export async function hostIn(folder: string): Promise<Host> {
	const dir = resolve(folder);
	const file = join(dir, 'node_modules/n8n/package.json');
	const { version, engines } = JSON.parse(await readFile(file, 'utf8')) as OwnManifest;
	const oldestMajor = Number(/\d+/.exec(engines.node)?.[0]);
	const major = Number(process.versions.node.split('.')[0]);
	const node =
		major >= oldestMajor ? process.execPath : nodePath({ dir, nodeMajors: [oldestMajor] });
	return { node, n8n: join(dir, 'node_modules/n8n/bin/n8n'), version };
}

/** True if a lockfile's entry is not inside another package's folder. */
function isTopLevel(path: string): boolean {
	return path.split('node_modules/').length === 2;
}
