/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs in tests, never in n8n */
/**
 * Lists the files whose functions run for one warm call: one item, a GET, the token known. Run it
 * with `npx tsx test/bench/filesOfCall.ts`. It uses V8's coverage of a later run in the same
 * process. A file is marked `+` if its functions run again for each further item, and `-` if they
 * run once for all. The workflow runs by itself. With `--editor` it runs as if a person had started
 * it in the editor.
 */
import { Session } from 'node:inspector/promises';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { IDataObject } from 'n8n-workflow';
import { startAllProviders } from '../providers';
import { runNode } from '../support/n8nHost';
import { METHODS, storedFor } from '../support/methods';

const root = resolve(__dirname, '../..');
const inspector = new Session();

/** How often the functions of each file ran since, without those that tsx makes for exports. */
async function ranDuring(work: () => Promise<unknown>): Promise<Map<string, number>> {
	await inspector.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
	await work();
	const { result } = await inspector.post('Profiler.takePreciseCoverage');
	await inspector.post('Profiler.stopPreciseCoverage');
	const counts = new Map<string, number>();
	for (const { url, functions } of result.filter((script) => script.url.startsWith('file:'))) {
		const file = relative(root, fileURLToPath(url));
		if (!/^(credentials|nodes)\//.test(file)) continue;
		const own = functions.filter(({ functionName: name, ranges: [{ startOffset, endOffset }] }) => {
			const isExport = endOffset - startOffset <= `() => ${name}`.length;
			return startOffset > 0 && !isExport && !['get', '__name'].includes(name);
		});
		const count = own.reduce((sum, { ranges }) => sum + ranges[0].count, 0);
		if (count > 0) counts.set(file, count);
	}
	return counts;
}

async function main(): Promise<void> {
	const row = METHODS.find(({ type }) => type === 'caTokenApi');
	if (row === undefined) throw new Error('no such method');
	const providers = await startAllProviders();
	const stored = storedFor(providers, row);
	const mode = process.argv.includes('--editor') ? 'manual' : 'trigger';
	const call = async (items: IDataObject[]) =>
		await runNode(stored, { items, mode, parameters: { api: row.type, url: row.echo } });
	inspector.connect();
	await inspector.post('Profiler.enable');
	await call([{}]);
	await call([{}]);
	const one = await ranDuring(async () => await call([{}]));
	const three = await ranDuring(async () => await call([{}, {}, {}]));
	const files = [...one.keys()].sort();
	const isRepeated = (file: string) => (three.get(file) ?? 0) > (one.get(file) ?? 0);
	for (const file of files) console.log(isRepeated(file) ? '+' : '-', file);
	console.log(`${files.length} files, ${files.filter(isRepeated).length} of them per item`);
	await Promise.all(Object.values(providers).map(async (provider) => await provider.stop()));
}

void main();
