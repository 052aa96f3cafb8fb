/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs beside n8n, never inside it */
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildEnvironment, nodePath } from '../n8n/nodeOf';
import { sandboxDir } from '../n8n/paths';
import { npm } from '../n8n/run';

const QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];
/**
 * The Node version for all products. On machines with another Node, it comes with the first group.
 */
const NODE_MAJORS = [24];

/** Products that are fetched together. A folder in `installs/` has their manifest and lockfile. */
export interface Group {
	name: string;
	/** Packages whose native code is built after the fetch. */
	builds: string[];
}

/** Verdaccio, Node-RED, the servers that are libraries, and the Node for all programs. */
export const LIGHT: Group = { name: 'light', builds: [] };

/** The folder of a group's packages. */
export const folderOf = ({ name }: Group): string => join(sandboxDir, 'products', name);

/** The Node for products that run in a process of their own. */
export const productsNode = (): string =>
	nodePath({ dir: folderOf(LIGHT), nodeMajors: NODE_MAJORS });

/**
 * Fetches groups one after another. Products of a group that is ready can be tried meanwhile.
 *
 * @returns A function whose promise resolves as soon as the group is ready.
 */
export function fetchInOrder(
	groups: Iterable<Group>,
	say: (line: string) => void,
): (group: Group) => Promise<void> {
	const ready = new Map<Group, Promise<void>>();
	let last = Promise.resolve();
	for (const group of groups) {
		last = last.then(async () => await ensureGroup(group, say));
		// The error is not lost: it goes to the caller who waits for the group.
		last.catch(() => undefined);
		ready.set(group, last);
	}
	return async (group) => await ready.get(group);
}

/** Fetches a group once. Later calls find its stamp and do nothing. */
async function ensureGroup(group: Group, say: (line: string) => void): Promise<void> {
	const { name, builds } = group;
	const dir = folderOf(group);
	const manifestDir = join(__dirname, 'installs', name);
	const stampFile = join(dir, 'installed');
	const stamp = createHash('sha256')
		.update(await readFile(join(manifestDir, 'package-lock.json'), 'utf8'))
		.update(process.platform + process.arch + builds.join())
		.digest('hex');
	if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) return;
	say(`Fetching the products "${name}" (once) …`);
	await mkdir(dir, { recursive: true });
	await rm(stampFile, { force: true });
	await cp(manifestDir, dir, { recursive: true });
	const onTick = (seconds: number) => say(`  ${seconds} s`);
	await npm(['ci', ...QUIET], { cwd: dir, onTick });
	if (builds.length > 0) {
		say(`Building ${builds.join(' and ')} (once) …`);
		const env = buildEnvironment(productsNode());
		const args = ['rebuild', ...builds, '--ignore-scripts=false', ...QUIET];
		await npm(args, { cwd: dir, env, onTick });
	}
	await writeFile(stampFile, stamp);
}
