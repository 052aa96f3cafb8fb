import type { EditorApi } from '../n8n/api';
import { TRIGGER } from '../n8n/examples';
import { withPeakGrowth } from './residentMemory';
import type { RemoteProvider } from './remoteProvider';
import { outcomeOf } from './runData';
import type { Run } from './scenarios';

const TIMEOUT_MS = 300_000;

/** What one run came to. */
export interface Measurement {
	run: Run;
	/** The node's own time, and that of its whole workflow. */
	nodeMs: number;
	workflowMs: number;
	/** Items that came out, and those of them that tell of a failure. */
	items: number;
	lost: number;
	/** What the provider counted: calls it answered, calls it answered 429, logins. */
	calls: number;
	tooMany: number;
	logins: number;
	/** By how much n8n's process grew at most, in bytes. */
	peakGrowth?: number;
}

/** Executes a run's workflow once. Throws where n8n could not execute it. */
export async function measure(
	run: Run,
	provider: RemoteProvider,
	{ api, pid }: { api: EditorApi; pid: number },
): Promise<Measurement> {
	const { delayMs, maxInFlight, items, contestant } = run;
	await provider.prepare({ callDelayMs: delayMs, maxInFlight });
	// To be asked costs n8n time, so it is asked seldom.
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
