import type { TableRow } from '../n8n/table';

/** The columns of the table, without the result. */
export const COLUMNS = [
	'scenario',
	'executions',
	'calls',
	'logins',
	'renewals',
	'rejected',
	'measured',
] as const;
/** One row of the table. */
export type Row = TableRow<(typeof COLUMNS)[number]>;

/** The emulator's counters that a row shows. */
export type Counts = Record<'calls' | 'logins' | 'renewals' | 'rejected', number>;

/** Makes a row. Its result names the first real problem in the list. */
export function rowOf(
	scenario: string,
	executions: string,
	{ calls, logins, renewals, rejected }: Counts,
	measured: string,
	problems: Array<string | false | undefined>,
): Row {
	const problem = problems.find((each) => each !== undefined && each !== false && each !== '');
	const result = problem === undefined ? 'passed' : `FAILED: ${String(problem)}`;
	return { scenario, executions, calls, logins, renewals, rejected, measured, result };
}

/** Returns what was counted since an earlier count. */
export function countedSince(now: Counts, before: Counts): Counts {
	const since = (name: keyof Counts) => now[name] - before[name];
	return {
		calls: since('calls'),
		logins: since('logins'),
		renewals: since('renewals'),
		rejected: since('rejected'),
	};
}
