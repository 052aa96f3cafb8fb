import { sleep } from 'n8n-workflow';
import type { Host } from '../n8n/host';
import { type Provider, startCloudCx } from '../providers';
import { QueueMode } from '../queue/queueMode';
import { BURST, startTrial, type Trial } from '../queue/trial';
import { ITEMS, type Outcome } from '../queue/workflow';
import { countedSince, type Counts, type Row, rowOf } from './row';
import { signalFamily } from './signalFamily';
import type { Sizes } from './sizes';

/**
 * There are two workers. Each may obtain one token, and another one if it reads the stored token
 * too late.
 */
const MOST_TOKENS = 4;
const WORKERS = ['A', 'B'];
/** An execution that has not answered after this time is lost. */
const LOST_AFTER_MS = 60_000;

/** Runs n8n in queue mode while Redis restarts and PostgreSQL stands still. */
export async function outage(
	host: Host,
	{ outage: { pauseMs } }: Sizes,
	say: (line: string) => void,
): Promise<Row[]> {
	const queue = new QueueMode(host, say);
	try {
		await queue.start();
		say('Starting two workers …');
		await Promise.all(WORKERS.map(async (name) => await queue.startWorker(name)));
		const trial = await startTrial(queue, {
			startProvider: startCloudCx,
			method: 'oAuth2',
			settings: { issueRefreshTokens: false },
		});
		const { provider } = trial;
		const rows = [
			await rowOfBurst(trial, `PostgreSQL stands still for ${pauseMs / 1000} s, no token yet`, {
				disturb: async () => await pausePostgres(queue, pauseMs),
			}),
		];
		provider.revokeAll();
		rows.push(
			await rowOfBurst(trial, 'the same, token revoked', {
				disturb: async () => await pausePostgres(queue, pauseMs),
			}),
		);
		provider.revokeAll();
		rows.push(
			await rowOfBurst(trial, 'Redis starts anew, token revoked', {
				disturb: async () => await queue.restartRedis(),
				mayLose: true,
			}),
		);
		rows.push(await rowOfBurst(trial, 'afterwards', {}));
		if (rows.some(({ result }) => !result.startsWith('passed'))) say(await queue.logs());
		await provider.stop();
		return rows;
	} finally {
		await queue.stop();
	}
}

interface Disturbance {
	disturb?: () => Promise<void>;
	/**
	 * Whether executions may get lost. What Redis holds of running executions can be gone after a
	 * restart, and then n8n does not run them again.
	 */
	mayLose?: boolean;
}

async function rowOfBurst(
	trial: Trial,
	scenario: string,
	{ disturb, mayLose = false }: Disturbance,
): Promise<Row> {
	const { provider } = trial;
	const before: Counts = { ...provider.counters };
	const bursting = Promise.all(
		Array.from({ length: 2 * BURST }, async () => await outcomeOf(trial)),
	);
	await untilCalls(provider, before.calls);
	await disturb?.();
	const outcomes = await bursting;
	const succeeded = outcomes.filter(({ isSuccess }) => isSuccess).length;
	const counts = countedSince(provider.counters, before);
	const tokens = counts.logins + counts.renewals;
	return rowOf(
		`two workers: ${scenario}`,
		`${succeeded} of ${outcomes.length}`,
		counts,
		`${tokens} tokens, at most ${MOST_TOKENS}`,
		[
			!mayLose && succeeded < 2 * BURST && `${2 * BURST - succeeded} executions failed`,
			counts.calls < succeeded * ITEMS && `${counts.calls} calls were answered`,
			!mayLose && counts.calls > succeeded * ITEMS && 'calls were sent twice',
			tokens > MOST_TOKENS && `${tokens} tokens`,
			provider.counters.violations[0],
		],
	);
}

/** An execution that Redis has lost never gets an answer. */
async function outcomeOf({ call }: Trial): Promise<Outcome> {
	const lost: Outcome = { isSuccess: false };
	return await Promise.race([call().catch(() => lost), sleep(LOST_AFTER_MS).then(() => lost)]);
}

/** Waits until the executions are in the middle of their work. */
async function untilCalls({ counters }: Provider, before: number): Promise<void> {
	const deadline = Date.now() + 30_000;
	while (counters.calls < before + ITEMS && Date.now() < deadline) await sleep(20);
}

async function pausePostgres(queue: QueueMode, ms: number): Promise<void> {
	await signalFamily(queue.postgres.pid, 'SIGSTOP');
	await sleep(ms);
	await signalFamily(queue.postgres.pid, 'SIGCONT');
}
