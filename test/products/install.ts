/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs beside n8n, never inside it */
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildEnvironment, nodePath } from '../n8n/nodeOf';
import { sandboxDir } from '../n8n/paths';
import { npm } from '../n8n/run';

const QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];
/** What all products run on; the first group brings it for machines with another Node. */
const NODE_MAJORS = [24];

/** Products that are fetched together: a folder in `installs/` has their manifest and lockfile. */
export interface Group {
	name: string;
	/** Packages whose native code is built after the fetch. */
	builds: string[];
}

/** Verdaccio, Node-RED, the servers that are libraries, and the Node that the others run on. */
export const LIGHT: Group = { name: 'light', builds: [] };

/** Where a group's packages are. */
export const folderOf = ({ name }: Group): string => join(sandboxDir, 'products', name);

/** The Node that products run on which run in a process of their own. */
export const productsNode = (): string =>
	nodePath({ dir: folderOf(LIGHT), nodeMajors: NODE_MAJORS });

/**
 * Fetches groups one after the other, while those that are there can be tried already.
 *
 * @returns resolves for a group as soon as it is ready
 */
export function fetchInOrder(
	groups: Iterable<Group>,
	say: (line: string) => void,
): (group: Group) => Promise<void> {
	const ready = new Map<Group, Promise<void>>();
	let last = Promise.resolve();
	for (const group of groups) {
		last = last.then(async () => await ensureGroup(group, say));
		// Whoever waits for the group gets the error.
		last.catch(() => undefined);
		ready.set(group, last);
	}
	return async (group) => await ready.get(group);
}

/** Fetches a group, once; later calls only look at the stamp. */
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
