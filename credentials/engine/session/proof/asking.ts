import { steadyNow } from '../../clock';
import type { Clock } from '../../tokenFlow';
import { type CacheEntry, isRejected, type Probe, type ProbeVerdict } from '../state/sessionCache';

/**
 * After the API confirmed a token as live, the next question about it waits this long, in ms. Calls
 * that fail in the meantime share that question. It is sent after all of them failed, so its answer
 * holds for each.
 */
export const PROBE_PAUSE_MS = 250;

/** Asks the API about a token, once for all callers that want to know at the same time. */
export async function askOnce(
	entry: CacheEntry,
	token: string,
	probe: Probe,
	clock: Clock,
): Promise<ProbeVerdict> {
	const { probes } = entry;
	let asked = probes.get(token);
	if (asked === undefined) {
		asked = ask(entry, token, probe, clock).finally(() => probes.delete(token));
		probes.set(token, asked);
	}
	return await asked;
}

async function ask(
	entry: CacheEntry,
	token: string,
	probe: Probe,
	clock: Clock,
): Promise<ProbeVerdict> {
	const { live } = entry;
	const since = live?.token === token ? steadyNow(clock) - live.at : Infinity;
	if (since < PROBE_PAUSE_MS) await clock.sleep(PROBE_PAUSE_MS - since);
	// During the pause, another call can have found out that the token is dead.
	if (isRejected(entry, token)) return 'dead';
	const verdict = await probe(token);
	if (verdict === 'alive') entry.live = { token, at: steadyNow(clock) };
	return verdict;
}
