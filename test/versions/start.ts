/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- runs beside n8n, never inside it */
/**
 * `npm run test:versions`: pins in the oldest and the newest n8n what n8n documents nowhere and
 * the credentials rely on: an `authenticate` that throws an error with `response.status === 401`
 * makes n8n call `preAuthentication`, save what it returns, call `authenticate` again and send one
 * request (credentials/engine/n8n/hooks.ts). And that expressions which the node resolves itself
 * come to what n8n makes of them (nodes/AuthenticatedRequest/parameters/simpleExpressions.ts).
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
