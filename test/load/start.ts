/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs beside n8n, never inside it */
/**
 * `npm run test:load`: puts a real n8n and worker processes under load, and watches heap, logins
 * and lost items. `--quick` only shows, in about two minutes, that the scenarios work. `--only
 * NAME` runs one scenario.
 */
import { parseArgs } from 'node:util';
import { RemoteProvider } from '../bench/remoteProvider';
import { ensureHost } from '../n8n/host';
import { endChildrenWithThis, running } from '../n8n/run';
import { asTable, hasPassed } from '../n8n/table';
import { LoadServer } from './loadServer';
import { memory } from './memory';
import { outage } from './outage';
import { COLUMNS, type Row } from './row';
import { shortTokens } from './shortTokens';
import { FULL, QUICK } from './sizes';
import { stopped } from './stopped';
import { workers } from './workers';

const say = (line: string) => console.log(line);
const { only, quick: isQuick = false } = parseArgs({
	args: process.argv.slice(2),
	options: { only: { type: 'string' }, quick: { type: 'boolean' } },
}).values;
const sizes = isQuick ? QUICK : FULL;

type InServer = (server: LoadServer, provider: RemoteProvider) => Promise<Row | Row[]>;
const inServer = (name: string, work: InServer) => async () => {
	const provider = await RemoteProvider.start();
	say('Starting n8n …');
	const server = await LoadServer.start(await ensureHost(say), name);
	try {
		return [await work(server, provider)].flat();
	} finally {
		await server.stop();
		provider.stop();
	}
};

/** The scenarios, by the name that `--only` takes. */
const SCENARIOS: Record<string, () => Promise<Row[]>> = {
	memory: inServer(
		'memory',
		async (server, provider) => await memory(server, provider, sizes, say),
	),
	workers: async () => await workers(sizes, say),
	short: inServer('short', async (server, provider) => await shortTokens(server, provider, sizes)),
	stopped: inServer('stopped', async (server) => await stopped(server)),
	outage: async () => await outage(await ensureHost(say), sizes, say),
};

async function start(): Promise<void> {
	const rows: Row[] = [];
	const names = Object.keys(SCENARIOS).filter((name) => only === undefined || name === only);
	if (names.length === 0) throw new Error(`--only takes ${Object.keys(SCENARIOS).join(', ')}`);
	for (const name of names) rows.push(...(await SCENARIOS[name]()));
	say(`\n${asTable(COLUMNS, rows)}`);
	if (!rows.every(hasPassed)) process.exitCode = 1;
}

endChildrenWithThis();
start().catch((error: Error) => {
	console.error(error.message);
	for (const [child, signal] of running) child.kill(signal);
	process.exit(1);
});
