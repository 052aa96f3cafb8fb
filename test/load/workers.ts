import { type Provider, startCa, startCca, startCloudCx } from '../providers';
import { countedSince, type Counts, type Row, rowOf } from './row';
import type { Sizes } from './sizes';
import { WorkerPool } from './workerPool';

/**
 * Tokens per process at first: one login, and two more if another process's login ended the token
 * before it was stored.
 */
const AT_FIRST = 3;
/**
 * Tokens per process after a revocation, when all know of each other: some log in before they see
 * another's new token.
 */
const AFTER_REVOCATION = 1;
/**
 * Tokens for each time that a session expires: its renewal, and one by a process that overtakes it.
 */
const AFTER_END = 2;

interface Setting {
	start: () => Promise<Provider>;
	method: string;
}
const SETTINGS: Setting[] = [
	{ start: startCloudCx, method: 'oAuth2' },
	{ start: startCa, method: 'login' },
	{ start: startCca, method: 'session' },
];

/** Runs processes on one credential whose provider ends all other sessions at each login. */
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
			// The delays make logins and calls of different processes overlap.
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

type Scenario = 'no token yet' | 'revoked' | 'settled';

/** How many tokens may be obtained if none expires. */
function mostOf(scenario: Scenario, processes: number): number {
	if (scenario === 'settled') return 1;
	return (scenario === 'revoked' ? AFTER_REVOCATION : AT_FIRST) * processes;
}

async function row(
	pool: WorkerPool,
	provider: Provider,
	{ processes, executions, items }: Sizes['workers'],
	scenario: Scenario,
): Promise<Row> {
	const before: Counts = { ...provider.counters };
	const order = { type: provider.name, url: `${provider.apiUrl}/echo`, executions, items };
	const started = Date.now();
	const reports = await pool.run(order);
	const ends = Math.floor((Date.now() - started) / provider.settings.tokenLifetimeMs + 0.5);
	const counts = countedSince(provider.counters, before);
	const failures = reports.flatMap((report) => report.failures);
	const came = reports.reduce((sum, report) => sum + report.items, 0);
	const all = processes * executions;
	const most = mostOf(scenario, processes) + AFTER_END * ends;
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
