import { type Provider, startCa, startCca, startCloudCx } from '../providers';
import { countedSince, type Counts, type Row, rowOf } from './row';
import type { Sizes } from './sizes';
import { WorkerPool } from './workerPool';

/** A login each, and two more for those whose token another's login ended before it was stored. */
const TOKENS_PER_PROCESS = 3;

interface Setting {
	start: () => Promise<Provider>;
	method: string;
}
const SETTINGS: Setting[] = [
	{ start: startCloudCx, method: 'oAuth2' },
	{ start: startCa, method: 'login' },
	{ start: startCca, method: 'session' },
];

/** Processes on one credential, where each login ends the sessions of all others. */
export async function workers(
	{ workers: size }: Sizes,
	say: (line: string) => void,
): Promise<Row[]> {
	say(`Starting ${size.processes} processes …`);
	const pool = await WorkerPool.start(size.processes);
	const rows: Row[] = [];
	try {
		for (const { start, method } of SETTINGS) {
			const provider = await start();
			// So that logins and calls of different processes overlap.
			const settings = { newestSessionOnly: true, loginDelayMs: 200, callDelayMs: 50 };
			Object.assign(provider.settings, settings, { issueRefreshTokens: false });
			pool.row = { ...provider.credentials[method] } as WorkerPool['row'];
			rows.push(await row(pool, provider, size, 'no token yet'));
			provider.revokeAll();
			rows.push(await row(pool, provider, size, 'revoked'));
			rows.push(await row(pool, provider, size, 'settled'));
			await provider.stop();
		}
	} finally {
		pool.stop();
	}
	return rows;
}

async function row(
	pool: WorkerPool,
	provider: Provider,
	{ processes, executions, items }: Sizes['workers'],
	scenario: string,
): Promise<Row> {
	const before: Counts = { ...provider.counters };
	const order = { type: provider.name, url: `${provider.apiUrl}/echo`, executions, items };
	const reports = await pool.run(order);
	const counts = countedSince(provider.counters, before);
	const failures = reports.flatMap((report) => report.failures);
	const came = reports.reduce((sum, report) => sum + report.items, 0);
	const all = processes * executions;
	const most = scenario === 'settled' ? 1 : TOKENS_PER_PROCESS * processes;
	const tokens = counts.logins + counts.renewals;
	return rowOf(
		`${processes} processes, newest session only, ${provider.name}, ${scenario}`,
		`${all - failures.length} of ${all}`,
		counts,
		`${came} items, ${tokens} tokens, at most ${most}`,
		[
			failures[0],
			came !== all * items && `${came} items came out`,
			tokens > most && `${tokens} tokens`,
			provider.counters.violations[0],
		],
	);
}
