/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- runs beside n8n, never inside it */
/**
 * `npm run test:versions`: checks behavior of the oldest and the newest n8n that n8n does not
 * document, but that the credentials rely on. If `authenticate` throws an error with
 * `response.status === 401`, n8n calls `preAuthentication` and saves what it returns. Then n8n
 * calls `authenticate` again and sends one request (credentials/engine/n8n/hooks.ts). Also checks
 * that the node and n8n resolve simple expressions to the same values
 * (nodes/AuthenticatedRequest/parameters/simpleExpressions.ts).
 */
import { ensureHost } from '../n8n/host';
import { endChildrenWithThis } from '../n8n/run';
import { asTable, hasPassed, type TableRow } from '../n8n/table';
import { hosts } from './hosts';
import { COLUMNS as MANY_ITEMS } from './manyItems/row';
import { COLUMNS, type Row } from './row';
import { tryHost } from './tryHost';

const say = (line: string) => console.log(line);

async function start(): Promise<void> {
	const rows: Row[] = [];
	const manyItems: Array<TableRow<string>> = [];
	for (const [name, pin] of Object.entries(hosts)) {
		const host = await ensureHost(say, pin);
		say(`Trying n8n ${host.version}, the ${name} …`);
		const tried = await tryHost(host, name, say);
		rows.push(...tried.hooks);
		manyItems.push(...tried.manyItems);
	}
	say(`\n${asTable(COLUMNS, rows)}\n\n${asTable(MANY_ITEMS, manyItems)}`);
	if (![...rows, ...manyItems].every(hasPassed)) process.exitCode = 1;
}

endChildrenWithThis();
start().catch((error: Error) => {
	console.error(error.message);
	process.exit(1);
});
