import type { TableRow } from '../n8n/table';
import type { ProviderCounters } from '../providers';
import { latestFailure, type Trial } from './trial';
import { ITEMS, type Outcome, WORKER_HEADER } from './workflow';

/** The columns of the table, without the result. */
export const COLUMNS = [
	'scenario',
	'credential',
	'executions',
	'workers',
	'calls',
	'logins',
	'renewals',
	'rejected',
] as const;
/** One row of the table. */
export type Row = TableRow<(typeof COLUMNS)[number]>;

type Counter = 'logins' | 'renewals' | 'rejected';
/** The lowest and the highest count that the provider may report. */
type Range = [number, number];

/** The expected outcome of a row. */
export interface Expected extends Partial<Record<Counter, Range>> {
	/** How many workers must have run some of the executions; two by default. */
	workers?: number;
	/** Executions may fail. For rows that check by themselves which ones. */
	mayFail?: boolean;
}

/** The executions of a row and what went wrong. */
export interface Done {
	outcomes: Outcome[];
	/** What went wrong, if anything. */
	problem?: string;
}

/**
 * Runs a trial and makes its row: compares what the provider counts meanwhile with what is
 * expected.
 */
export async function rowOf(
	trial: Trial,
	scenario: string,
	expected: Expected,
	work: () => Promise<Done>,
): Promise<Row> {
	const { counters, requests, name } = trial.provider;
	const before = { ...counters, violations: counters.violations.length };
	const firstRequest = requests.length;
	let outcomes: Outcome[] = [];
	let problem: string | undefined;
	try {
		({ outcomes, problem } = await work());
	} catch (error) {
		problem = (error as Error).message;
	}
	const succeeded = outcomes.filter(({ isSuccess }) => isSuccess);
	const counts = {
		calls: counters.calls - before.calls,
		logins: counters.logins - before.logins,
		renewals: counters.renewals - before.renewals,
		rejected: counters.rejected - before.rejected,
	};
	const ran = tally(succeeded.map(({ worker }) => worker));
	const seen = tally(requests.slice(firstRequest).map(({ headers }) => headers[WORKER_HEADER]));
	const { mayFail = false, workers = 2 } = expected;
	if (!mayFail && succeeded.length < outcomes.length)
		problem ??= `failed executions, the last because ${await latestFailure(trial)}`;
	if (!mayFail && counts.calls !== outcomes.length * ITEMS)
		problem ??= `${counts.calls} calls instead of ${outcomes.length * ITEMS}`;
	if (seen.size !== workers) problem ??= `calls came from ${seen.size} workers, not ${workers}`;
	problem ??= outOfRange(counts, expected);
	problem ??= counters.violations[before.violations] as string | undefined;
	return {
		scenario,
		credential: `${name} ${trial.method}`,
		executions: `${succeeded.length} of ${outcomes.length}`,
		workers: [...ran].map(([worker, times]) => `${worker}: ${times}`).join(', '),
		...counts,
		result: problem === undefined ? 'passed' : `FAILED: ${problem}`,
	};
}

function outOfRange(counts: Pick<ProviderCounters, Counter>, expected: Expected) {
	return (['logins', 'renewals', 'rejected'] as const)
		.map((name) => {
			const [least, most] = expected[name] ?? [0, 0];
			const isInRange = counts[name] >= least && counts[name] <= most;
			return isInRange ? undefined : `${counts[name]} ${name} instead of ${least} to ${most}`;
		})
		.find(Boolean);
}

function tally(values: unknown[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const value of values.filter((each): each is string => typeof each === 'string').sort())
		counts.set(value, (counts.get(value) ?? 0) + 1);
	return counts;
}
