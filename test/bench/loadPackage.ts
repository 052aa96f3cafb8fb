/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs beside n8n, never inside it */
/**
 * Loads a community package as n8n does at its start. Prints how long that takes and how many files
 * are read. It is run directly by n8n's own Node, because a compiler's hooks would distort the
 * result.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';

interface Loader {
	loadAll(): Promise<void>;
}

async function load(n8nFolder: string, packageFolder: string): Promise<void> {
	const require = createRequire(join(n8nFolder, 'package.json'));
	const { LazyPackageDirectoryLoader } = require('n8n-core') as {
		LazyPackageDirectoryLoader: new (folder: string) => Loader;
	};
	const loader = new LazyPackageDirectoryLoader(packageFolder);
	const started = performance.now();
	await loader.loadAll();
	const ms = performance.now() - started;
	const files = Object.keys(require.cache).filter((file) => file.startsWith(packageFolder)).length;
	console.log(JSON.stringify({ ms, files }));
}

void load(process.argv[2], process.argv[3]);
