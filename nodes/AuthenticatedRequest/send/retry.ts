import { steadyNow } from '../../../credentials/engine/clock';
import { asError } from '../../../credentials/engine/errors';
import { logLine } from '../../../credentials/engine/n8n/subjects';
import type { Clock, HttpAnswer } from '../../../credentials/engine/tokenFlow';
import { CallError } from '../call/callErrors';
import type { Call, CallAnswer, RetryPolicy } from '../call/callTypes';
import type { Pace } from '../pace/pace';
import { isIdempotent } from '../request/methods';
import { askedPauseMs, isRateLimit } from './rateLimit';

/**
 * Cloudflare's statuses for a server that is down, unreachable or late, and for an overloaded one.
 */
const OF_GATEWAYS = [521, 522, 523, 524, 529];

/** True if a status means "not now". 500 does not, because the call may have done half its work. */
export function isTransient(status: number): boolean {
	return (status >= 502 && status <= 504) || (status > 504 && OF_GATEWAYS.includes(status));
}

/** The status that servers send if they are overloaded. */
const OVERLOAD = 503;
const BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 10_000;
const MAX_WAIT_SECONDS = 60;

/** The longest pause that is kept, in ms. If the provider asks for more, there is no retry. */
export function maxWaitMs({ maxWait = MAX_WAIT_SECONDS }: RetryPolicy): number {
	return Math.max(0, Number(maxWait) || 0) * 1000;
}

/**
 * Sends a call, and again after transient failures if its method allows it. The waits between the
 * attempts grow. If the provider asks for a pause, all calls of the run keep it. Resolves to the
 * last answer, even if it is a failure.
 *
 * @param statusOf returns the status that counts: the one in a vendor's envelope, or that of HTTP
 */
export async function withRetries<A extends CallAnswer>(
	call: Call,
	pace: Pace,
	clock: Clock,
	attempt: () => Promise<A>,
	statusOf = (answer: HttpAnswer) => answer.status,
): Promise<A> {
	const mayRepeat = isIdempotent(call.request.method) || call.retry.retryPostAndPatch;
	for (let repeats = 0; ; repeats++) {
		const round = pace.isPaused ? await pace.ready() : pace.currentRound;
		const startedAt = steadyNow(clock);
		const isLast = !mayRepeat || repeats >= call.retry.maxRetries;
		let asked: number | undefined;
		try {
			const result = await attempt();
			const status = statusOf(result.answer);
			// Successes skip the check, because this runs for each call.
			const isLimit = status >= 400 && isRateLimit(status, result.answer);
			if (isLimit || status === OVERLOAD) pace.refused(round);
			else pace.succeeded(steadyNow(clock) - startedAt);
			if (!isLimit && !isTransient(status)) return result;
			asked = askedPauseMs(result.answer, clock.now(), isLimit);
			const isTooLong = asked !== undefined && asked > maxWaitMs(call.retry);
			if (asked !== undefined && !isTooLong) {
				pace.pause(asked);
				const { host } = new URL(call.request.url);
				logLine(`${host} asked for a pause: the calls of this run wait ${asked} ms`, []);
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

/** The wait doubles with each attempt. Half of it is random, so that calls don't retry together. */
function backoffMs(repeats: number): number {
	const full = Math.min(MAX_BACKOFF_MS, BACKOFF_MS * 2 ** repeats);
	return Math.round(full / 2 + (Math.random() * full) / 2);
}
