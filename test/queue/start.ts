/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- runs beside n8n, never inside it */
/**
 * `npm run test:queue`: n8n in queue mode, with one main process and two workers on a Redis and a
 * PostgreSQL of its own. Checks what happens to tokens when many executions need one at once.
 */
import { ensureHost } from '../n8n/host';
import { running } from '../n8n/run';
import { asTable, hasPassed } from '../n8n/table';
import { killedWorker } from './killedWorker';
import { newestSession } from './newestSession';
import { QueueMode } from './queueMode';
import { COLUMNS, type Row } from './row';
import { staleToken } from './staleToken';
import { storedState } from './storedState';

const INTERRUPTED = 130;
const say = (line: string) => console.log(line);
let queue: QueueMode | undefined;
let isInterrupted = false;

async function start(): Promise<boolean> {
	queue = new QueueMode(await ensureHost(say), say);
	try {
		await queue.start();
		say('Starting two workers …');
		await Promise.all([queue.startWorker('A'), queue.startWorker('B')]);
		say('Running the scenarios …');
		const rows: Row[] = [];
		// `killedWorker` is last because it ends workers.
		for (const scenario of [staleToken, newestSession, storedState, killedWorker])
			rows.push(...(await scenario(queue)));
		const allPassed = rows.every(hasPassed);
		if (!allPassed) say(`\n${await queue.logs()}`);
		say(`\n${asTable(COLUMNS, rows)}`);
		return allPassed;
	} finally {
		await queue.stop();
	}
}

/**
 * Stops everything that was started; `start` then fails with the resulting errors. If called again,
 * kills all processes.
 */
function interrupt(): void {
	if (!isInterrupted && queue !== undefined) void queue.stop();
	else for (const child of running.keys()) child.kill('SIGKILL');
	isInterrupted = true;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
start().then(
	(allPassed) => process.exit(allPassed ? 0 : 1),
	(error: Error) => {
		if (!isInterrupted) console.error(error.message);
		process.exit(isInterrupted ? INTERRUPTED : 1);
	},
);
