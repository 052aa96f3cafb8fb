import { sleep } from 'n8n-workflow';
import { type RecordedCall, startCloudCx } from '../providers';
import { CONCURRENCY, type QueueMode, SHORT_LOCKS } from './queueMode';
import { type Expected, type Row, rowOf } from './row';
import { BURST, burst, runUntilExpired, startTrial, statuses, type Trial } from './trial';
import { ITEMS, type Outcome, WORKER_HEADER } from './workflow';

const MOMENT_TIMEOUT_MS = 60_000;
const LOGIN_PATH = '/oauth/token';
const ALONE: Expected = { logins: [0, 1], workers: 1 };

/** How and when a worker is killed. */
interface Killing {
	worker: string;
	expected: Expected;
	/** True when the worker should be killed, judged by the requests since the burst began. */
	isMoment(requests: RecordedCall[]): boolean;
}

/**
 * Kills workers with SIGKILL. n8n fails their executions once their locks have expired
 * (packages/cli scaling.service.ts: `maxStalledCount: 0`). Everything else must go on.
 */
export async function killedWorker(queue: QueueMode): Promise<Row[]> {
	const trial = await startTrial(queue, {
		startProvider: startCloudCx,
		method: 'oAuth2',
		settings: { issueRefreshTokens: false },
	});
	const { settings } = trial.provider;
	await queue.workers.get('B')?.stop();
	await queue.startWorker('C', SHORT_LOCKS);
	await runUntilExpired(trial);
	settings.loginDelayMs = 4_000;
	const inLogin = await kill(trial, 'worker killed in its login', {
		worker: 'C',
		expected: { logins: [2, 2], workers: 1 },
		isMoment: (requests) => requests.filter(({ path }) => path === LOGIN_PATH).length === 2,
	});
	const afterLogin = await afterwards(trial, 'then the other one alone', ALONE);

	await queue.startWorker('D', SHORT_LOCKS);
	// The new worker knows the token only from n8n's database.
	const withNew = await afterwards(trial, 'then with a new one', {});

	const { callDelayMs } = settings;
	settings.callDelayMs = 3_000;
	const inCalls = await kill(trial, 'worker killed in its calls', {
		worker: 'D',
		expected: {},
		isMoment: (requests) =>
			requests.filter(({ headers }) => headers[WORKER_HEADER] === 'D').length >= ITEMS,
	});
	settings.callDelayMs = callDelayMs;
	const afterCalls = await afterwards(trial, 'then the other one alone', ALONE);
	return [inLogin, afterLogin, withNew, inCalls, afterCalls];
}

/**
 * Checks that the kill has no lasting effect: all executions succeed, and the stored credential is
 * readable.
 */
async function afterwards(trial: Trial, scenario: string, expected: Expected): Promise<Row> {
	return await rowOf(trial, scenario, expected, async () => {
		const outcomes = await burst(trial);
		const { data } = await trial.queue.api.readCredential(trial.credentialId);
		const isReadable = data.username === trial.entered.username && Boolean(data.accessToken);
		return { outcomes, problem: isReadable ? undefined : 'the credential can not be read' };
	});
}

/** Kills a worker in the middle of a burst. All executions of the other worker must succeed. */
async function kill(
	trial: Trial,
	scenario: string,
	{ worker, expected, isMoment }: Killing,
): Promise<Row> {
	const { requests } = trial.provider;
	const known = await statuses(trial);
	return await rowOf(trial, scenario, { ...expected, mayFail: true }, async () => {
		const first = requests.length;
		const killAtMoment = async () => {
			const deadline = Date.now() + MOMENT_TIMEOUT_MS;
			while (!isMoment(requests.slice(first))) {
				if (Date.now() > deadline) throw new Error('the moment to kill a worker did not come');
				await sleep(20);
			}
			await trial.queue.workers.get(worker)?.kill();
		};
		const [outcomes] = await Promise.all([burst(trial), killAtMoment()]);
		return { outcomes, problem: problemOf(outcomes, known, await statuses(trial)) };
	});
}

/**
 * Only executions of the killed worker may have failed, all of them must have, and none may be left
 * unfinished.
 */
function problemOf(
	outcomes: Outcome[],
	before: Record<string, number>,
	after: Record<string, number>,
): string | undefined {
	const succeeded = outcomes.filter(({ isSuccess }) => isSuccess).length;
	if (succeeded === BURST) return 'no execution failed with its worker';
	if (succeeded < BURST - CONCURRENCY) return 'executions failed that the worker did not run';
	const stored = (after.success ?? 0) - (before.success ?? 0);
	if (stored !== succeeded) return `${stored} executions are stored as successful`;
	const open = ['new', 'running', 'waiting'].filter((status) => after[status]);
	return open.length === 0 ? undefined : `executions are left ${open.join(' and ')}`;
}
