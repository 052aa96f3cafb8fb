import type { TableRow } from '../n8n/table';
import type { RunningProduct, Way } from './product';
import type { Scenario } from './scenarios';
import { type Counts, Trial } from './trial';

const COUNTED = ['logins', 'renewals', 'calls', 'rejected', 'logouts'] as const;
/** The columns of the table, without the result. */
export const COLUMNS = ['product', 'way to log in', 'scenario', ...COUNTED] as const;
/** One row of the table. */
export type Row = TableRow<(typeof COLUMNS)[number]>;

/** Runs a scenario and compares what the product counted with what was expected. */
export async function rowOf(
	name: string,
	product: RunningProduct,
	way: Way,
	scenario: Scenario,
): Promise<Row> {
	const trial = await Trial.of(product, way);
	let problem: string | undefined;
	let counts = trial.counts();
	try {
		const outcome = await scenario.run(trial);
		counts = trial.counts();
		problem = outcome.problem ?? miscount(counts, outcome.expected);
	} catch (error) {
		counts = trial.counts();
		problem = (error as Error).message;
	} finally {
		await trial.end();
	}
	return {
		product: name,
		'way to log in': way.name,
		scenario: scenario.name,
		...counts,
		result: problem === undefined ? 'passed' : `FAILED: ${problem} (${answersOf(trial)})`,
	};
}

/**
 * Lists the product's answers in order. They help with a failed row, because a busy product refuses
 * requests for reasons of its own.
 */
function answersOf({ requests }: Trial): string {
	const runs: Array<{ answer: string; times: number }> = [];
	for (const { method, path, status } of requests) {
		const answer = `${method} ${path.split('?')[0]} ${status}`;
		const last = runs.at(-1);
		if (last?.answer === answer) last.times++;
		else runs.push({ answer, times: 1 });
	}
	return runs.map(({ answer, times }) => (times > 1 ? `${times} × ${answer}` : answer)).join(', ');
}

function miscount(counts: Counts, expected: Partial<Counts>): string | undefined {
	const wrong = COUNTED.filter((name) => counts[name] !== (expected[name] ?? 0)).map(
		(name) => `${counts[name]} ${name} instead of ${expected[name] ?? 0}`,
	);
	return wrong.length === 0 ? undefined : wrong.join(', ');
}
