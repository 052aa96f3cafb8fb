import { failureWords, retryAfterMs } from '../../../credentials/engine/answers';
import type { HttpAnswer } from '../../../credentials/engine/tokenFlow';

/** How often the names of these headers differ: GitHub's and most others', the IETF's, Twitter's. */
const REMAINING = ['ratelimit-remaining', 'x-ratelimit-remaining', 'x-rate-limit-remaining'];
const RESET = [
	'ratelimit-reset',
	'x-ratelimit-reset',
	'x-rate-limit-reset',
	'x-ratelimit-reset-after',
];
/** Azure's and OpenAI's, beside or in the place of `Retry-After`. */
const RETRY_AFTER_MS = ['retry-after-ms', 'x-ms-retry-after-ms'];
/** What a refusal is called where no header tells: GitHub's, Google's, AWS's words. */
const WORDS = /rate.?limit|too many requests|throttl/i;
/** A reset above this many seconds is an instant, one above the next in milliseconds. */
const MIN_EPOCH_SECONDS = 1e9;
const MIN_EPOCH_MS = 1e11;

/**
 * Whether an answer says that there were too many calls: 429 (RFC 6585 section 4), or a 403 that
 * tells when to try again, that nothing remains of the quota, or calls itself so (GitHub's "Rate
 * limits for the REST API", Google's `rateLimitExceeded`).
 */
export function isRateLimit(status: number, { headers, body }: HttpAnswer): boolean {
	if (status === 429) return true;
	if (status !== 403) return false;
	return (
		headers['retry-after'] !== undefined ||
		remainingIn(headers) === 0 ||
		WORDS.test(failureWords(body).slice(0, 1000))
	);
}

/**
 * How long an answer asks to wait, in ms; undefined if it does not say so. `Retry-After` (RFC 9110
 * section 10.2.3), else, of a rate limit with nothing left, when the quota starts anew: the IETF's
 * `RateLimit` (draft-ietf-httpapi-ratelimit-headers) and the headers before it.
 */
export function askedPauseMs(
	answer: HttpAnswer,
	localNow: number,
	isLimit: boolean,
): number | undefined {
	const { headers } = answer;
	// Instants are the server's: its clock counts.
	const date = Date.parse(headers.date ?? '');
	const now = Number.isNaN(date) ? localNow : date;
	const after = retryAfterMs(headers['retry-after'], now) ?? numberIn(headers, RETRY_AFTER_MS);
	if (after !== undefined || !isLimit || (remainingIn(headers) ?? 0) > 0) return after;
	const inSeconds = partOf(headers.ratelimit, ['t', 'reset']);
	if (inSeconds !== undefined) return inSeconds * 1000;
	const reset = RESET.map((name) => headers[name]).find((text) => text !== undefined);
	return reset === undefined ? undefined : untilReset(reset, now);
}

function untilReset(reset: string, now: number): number | undefined {
	const value = Number(reset);
	if (!Number.isFinite(value) || reset.trim() === '') return retryAfterMs(reset, now);
	if (value >= MIN_EPOCH_MS) return Math.max(0, value - now);
	return value >= MIN_EPOCH_SECONDS ? Math.max(0, value * 1000 - now) : Math.max(0, value * 1000);
}

function remainingIn(headers: HttpAnswer['headers']): number | undefined {
	return numberIn(headers, REMAINING) ?? partOf(headers.ratelimit, ['r', 'remaining']);
}

function numberIn(headers: HttpAnswer['headers'], names: string[]): number | undefined {
	const text = names.map((name) => headers[name]).find((value) => value?.trim());
	const value = Number(text);
	return text === undefined || !(value >= 0) ? undefined : value;
}

/** A part of `RateLimit`: `"default";r=0;t=30`, or `limit=100, remaining=0, reset=30` before that. */
function partOf(header: string | undefined, names: string[]): number | undefined {
	const found = new RegExp(`(?:^|[;,\\s])(?:${names.join('|')})\\s*=\\s*(\\d+)`).exec(header ?? '');
	return found === null ? undefined : Number(found[1]);
}

/** What to do about a rate limit. */
export function rateLimitAdvice(asked: number | undefined, mostMs: number): string {
	const again = 'The API asks for fewer calls';
	if (asked === undefined || asked === 0) return `${again}: lower the concurrency.`;
	const seconds = inSeconds(Math.ceil(asked / 1000));
	const wait = `${again}, and to wait ${seconds} before the next one`;
	return asked > mostMs
		? `${wait}; Options > Retries > Wait at Most is ${inSeconds(Math.round(mostMs / 1000))}. Raise it, or run the workflow later.`
		: `${wait}. Lower the concurrency, or set a batch interval.`;
}

const inSeconds = (count: number) => (count === 1 ? '1 second' : `${count} seconds`);
