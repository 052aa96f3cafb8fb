/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs beside n8n, never inside it */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { homeNamed } from '../n8n/paths';

/** The name of the community package with the nodes that only serve for comparison. */
export const BENCH_PACKAGE = 'n8n-nodes-bench-only';
const NODES = ['BareLoop.node', 'DoNothing.node'];

/** Compiles `nodes/` into a community package in the sandbox and returns its folder. */
export async function buildBenchPackage(): Promise<string> {
	const { folder } = homeNamed('bench.package');
	await mkdir(folder, { recursive: true });
	for (const name of [...NODES, 'url']) {
		const source = await readFile(join(__dirname, `nodes/${name}.ts`), 'utf8');
		const compilerOptions = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 };
		const { outputText } = transpileModule(source, { compilerOptions });
		await writeFile(join(folder, `${name}.js`), outputText);
	}
	const manifest = {
		name: BENCH_PACKAGE,
		version: '0.0.0',
		keywords: ['n8n-community-node-package'],
		n8n: { n8nNodesApiVersion: 1, credentials: [], nodes: NODES.map((name) => `${name}.js`) },
	};
	await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
	return folder;
}
