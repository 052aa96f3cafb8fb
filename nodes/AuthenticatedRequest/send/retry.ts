import { LoggerProxy } from 'n8n-workflow';
import { retryAfterMs } from '../../../credentials/engine/answers';
import { asError } from '../../../credentials/engine/errors';
import type { Clock, HttpAnswer } from '../../../credentials/engine/tokenFlow';
import { CallError } from '../call/callErrors';
import type { Call, CallAnswer } from '../call/callTypes';
import type { Pace } from '../pace/pace';

/** RFC 9110 section 9.2.2: sending these again has the effect of sending them once. */
const IDEMPOTENT = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'];
/** Statuses that say "not now". 500 is not among them: the call may have done half its work. */
const TRANSIENT = [429, 502, 503, 504];
/** Statuses by which a provider asks for fewer calls. */
const OVERLOAD = [429, 503];
const BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 10_000;
/** A provider that asks for a longer pause than this gets no further attempt. */
const MAX_RETRY_AFTER_MS = 60_000;

/**
 * Sends a call until it is answered for good: again after a transient failure if its method allows
 * it, with growing waits. What a provider asks for by `Retry-After` (RFC 9110 section 10.2.3) is
 * kept by all calls of the run. Resolves to the last answer, also if that is a failure.
 *
 * @param statusOf the status of an answer that counts: the one in a vendor's envelope, or HTTP's
 */
export async function withRetries<A extends CallAnswer>(
	call: Call,
	pace: Pace,
	clock: Clock,
	attempt: () => Promise<A>,
	statusOf = (answer: HttpAnswer) => answer.status,
): Promise<A> {
	const mayRepeat =
		IDEMPOTENT.includes(call.request.method ?? 'GET') || call.retry.retryPostAndPatch;
	for (let repeats = 0; ; repeats++) {
		const round = await pace.ready();
		const startedAt = clock.now();
		const isLast = !mayRepeat || repeats >= call.retry.maxRetries;
		let asked: number | undefined;
		try {
			const result = await attempt();
			const { headers } = result.answer;
			const status = statusOf(result.answer);
			if (OVERLOAD.includes(status)) pace.refused(round);
			else pace.succeeded(clock.now() - startedAt);
			if (!TRANSIENT.includes(status)) return result;
			asked = retryAfterMs(headers['retry-after'], clock.now());
			const isTooLong = asked !== undefined && asked > MAX_RETRY_AFTER_MS;
			if (asked !== undefined && !isTooLong) {
				pace.pause(asked);
				const { host } = new URL(call.request.url);
				LoggerProxy.debug(`${host} asked for a pause: the calls of this run wait ${asked} ms`);
			}
			if (isLast || isTooLong) return result;
		} catch (error) {
			const unanswered = error instanceof CallError ? error.unanswered : undefined;
			if (unanswered !== undefined) pace.overloaded(round);
			if (isLast || unanswered !== 'connection') throw asError(error);
		}
		if (asked === undefined) await clock.sleep(backoffMs(repeats));
	}
}

/** Doubles with each attempt; half of it by chance, so that calls do not come back together. */
function backoffMs(repeats: number): number {
	const full = Math.min(MAX_BACKOFF_MS, BACKOFF_MS * 2 ** repeats);
	return Math.round(full / 2 + (Math.random() * full) / 2);
}
