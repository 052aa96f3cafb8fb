/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs beside n8n, never inside it */
/**
 * `npm run test:newest -- --host <folder>`: runs the checks of `npm run test:versions` in the n8n
 * in the folder's node_modules, such as the newest published one. On GitHub the verdict is also
 * written into the job's summary.
 */
import { appendFile } from 'node:fs/promises';
import { hostIn, pinnedVersion, sandboxHost } from '../n8n/host';
import { endChildrenWithThis } from '../n8n/run';
import { asTable } from '../n8n/table';
import { COLUMNS as MANY_ITEMS } from './manyItems/row';
import { type Newest, summaryOf } from './newestSummary';
import { COLUMNS } from './row';
import { tryHost } from './tryHost';

const say = (line: string) => console.log(line);

async function start(): Promise<void> {
	const at = process.argv.indexOf('--host');
	const folder = at < 0 ? undefined : process.argv[at + 1];
	if (folder === undefined) throw new Error('Usage: npm run test:newest -- --host <folder>');
	const host = await hostIn(folder);
	say(`Trying n8n ${host.version} …`);
	const newest: Newest = {
		version: host.version,
		pinned: await pinnedVersion(sandboxHost),
		rows: [],
		error: '',
	};
	try {
		const { hooks, manyItems } = await tryHost(host, 'latest', say);
		newest.rows = [...hooks, ...manyItems];
		say(`\n${asTable(COLUMNS, hooks)}\n\n${asTable(MANY_ITEMS, manyItems)}`);
	} catch (error) {
		newest.error = (error as Error).message;
		console.error(newest.error);
	}
	const { hasFailed, words } = summaryOf(newest);
	say(`\n${words}`);
	const summaryFile = process.env.GITHUB_STEP_SUMMARY;
	if (summaryFile) await appendFile(summaryFile, words);
	if (hasFailed) process.exitCode = 1;
}

endChildrenWithThis();
start().catch((error: Error) => {
	console.error(error.message);
	process.exit(1);
});
