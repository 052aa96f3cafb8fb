/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs beside n8n, never inside it */
import { run } from '../n8n/run';

/**
 * Sends a signal to a process and to its child processes, such as those of PostgreSQL for its
 * clients.
 */
export async function signalFamily(pid: number, signal: NodeJS.Signals): Promise<void> {
	const lines = (await run('ps', ['-e', '-o', 'pid=,ppid='], {})).trim().split('\n');
	const children = lines
		.map((line) => line.trim().split(/\s+/).map(Number))
		.filter(([, parent]) => parent === pid)
		.map(([child]) => child);
	for (const each of [pid, ...children]) process.kill(each, signal);
}
