import type { EditorApi } from '../n8n/api';
import { TRIGGER } from '../n8n/examples';
import { withPeakGrowth } from './residentMemory';
import type { RemoteProvider } from './remoteProvider';
import { outcomeOf } from './runData';
import type { Run } from './scenarios';

const TIMEOUT_MS = 300_000;

/** The result of one run. */
export interface Measurement {
	run: Run;
	/** The time of the node, and the time of its whole workflow below. */
	nodeMs: number;
	workflowMs: number;
	/** How many items came out, and how many of them report a failure. */
	items: number;
	lost: number;
	/** The provider's counts: answered calls, calls answered with 429, and logins. */
	calls: number;
	tooMany: number;
	logins: number;
	/** The peak growth of n8n's process, in bytes. */
	peakGrowth?: number;
}

/** Executes a run's workflow once. Throws if n8n could not execute it. */
export async function measure(
	run: Run,
	provider: RemoteProvider,
	{ api, pid }: { api: EditorApi; pid: number },
): Promise<Measurement> {
	const { delayMs, maxInFlight, items, contestant } = run;
	await provider.prepare({ callDelayMs: delayMs, maxInFlight });
	// Each poll takes n8n time, so polls are rare.
	const pollMs = Math.min(1_000, Math.max(100, items / 5));
	const { result: execution, peakGrowth } = await withPeakGrowth(
		pid,
		async () => await api.runWorkflow(run.id, TRIGGER, { timeoutMs: TIMEOUT_MS, pollMs }),
	);
	const { data, status, startedAt = '', stoppedAt = '' } = execution;
	const outcome = data === '' ? undefined : outcomeOf(contestant, data);
	if (outcome === undefined)
		throw new Error(`${contestant} with ${items} items ended with "${status}" and no run data`);
	const { calls, tooMany, logins } = await provider.counters();
	return {
		run,
		nodeMs: outcome.ms,
		workflowMs: Date.parse(stoppedAt) - Date.parse(startedAt),
		items: outcome.items,
		lost: outcome.failed,
		calls,
		tooMany,
		logins,
		peakGrowth,
	};
}
