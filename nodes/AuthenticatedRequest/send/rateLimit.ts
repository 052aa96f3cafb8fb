import { retryAfterMs } from '../../../credentials/engine/answers';
import { failureWords } from '../../../credentials/engine/failure/words';
import type { HttpAnswer } from '../../../credentials/engine/tokenFlow';
import { pauseInBody } from './pauseInBody';

/** In order: the IETF's older drafts, GitHub and most others, X (Twitter). */
const REMAINING = ['ratelimit-remaining', 'x-ratelimit-remaining', 'x-rate-limit-remaining'];
const RESET = [
	'ratelimit-reset',
	'x-ratelimit-reset',
	'x-rate-limit-reset',
	'x-ratelimit-reset-after',
];
/** Headers of Azure and OpenAI, in addition to `Retry-After` or instead of it. */
const RETRY_AFTER_MS = ['retry-after-ms', 'x-ms-retry-after-ms'];
/** The standard header, and the names that gateways use for it. */
const RETRY_AFTER = ['retry-after', 'x-retry-after', 'x-ratelimit-retry-after'];
/**
 * Words for a rate limit that no header shows, as GitHub, Google, AWS and Salesforce write them.
 */
const WORDS = /rate.?limit|request.?limit|too many requests|throttl|(?<!storage.?)quota.?exceeded/i;
/** AWS's codes for a rate limit with HTTP 400 (AWS SDK, "Retry behavior", throttling errors). */
const AWS_CODES =
	/\b(?:\w*Thrott(?:ling|led)\w*|TooManyRequestsException|RequestLimitExceeded|ProvisionedThroughputExceededException)\b/;
/** A reset from this value on is an instant in epoch seconds; from `MIN_EPOCH_MS` on, in ms. */
const MIN_EPOCH_SECONDS = 1e9;
const MIN_EPOCH_MS = 1e11;

/**
 * True if an answer says that there were too many calls. A 429 always does (RFC 6585 section 4). A
 * 403, or Twitter's 420, does if it says when to try again or that nothing remains of the quota. It
 * also does if its words name a rate limit (GitHub's "Rate limits for the REST API", Google's
 * `rateLimitExceeded`).
 */
export function isRateLimit(status: number, { headers, body }: HttpAnswer): boolean {
	if (status === 429) return true;
	if (status === 400)
		return AWS_CODES.test(`${headers['x-amzn-errortype'] ?? ''} ${firstWords(body)}`);
	if (status !== 403 && status !== 420) return false;
	return (
		headers['retry-after'] !== undefined ||
		remainingIn(headers) === 0 ||
		WORDS.test(firstWords(body))
	);
}

const firstWords = (body: unknown) => failureWords(body).slice(0, 1000);

/**
 * Returns how many milliseconds an answer asks to wait; undefined if it does not say so.
 * `Retry-After` decides (RFC 9110 section 10.2.3). Without it, the time until a used-up quota
 * starts anew decides. It is in the IETF's `RateLimit` (draft-ietf-httpapi-ratelimit-headers), else
 * in the older headers.
 */
export function askedPauseMs(
	answer: HttpAnswer,
	localNow: number,
	isLimit: boolean,
): number | undefined {
	const { headers } = answer;
	// Instants are given by the server's clock, so its own date counts.
	const date = Date.parse(headers.date ?? '');
	const now = Number.isNaN(date) ? localNow : date;
	const told = RETRY_AFTER.map((name) => headers[name]).find((text) => text !== undefined);
	const after =
		retryAfterMs(once(told), now) ??
		numberIn(headers, RETRY_AFTER_MS) ??
		(isLimit ? pauseInBody(answer.body) : undefined);
	if (after !== undefined || !isLimit || (remainingIn(headers) ?? 0) > 0) return after;
	const inSeconds = quotasIn(headers.ratelimit)
		.filter(({ remaining }) => remaining === 0)
		.map(({ reset }) => reset ?? 0);
	if (inSeconds.length > 0) return Math.max(...inSeconds) * 1000;
	const reset = RESET.map((name) => headers[name]).find((text) => text !== undefined);
	return reset === undefined ? undefined : untilReset(once(reset) ?? '', now);
}

function untilReset(reset: string, now: number): number | undefined {
	const value = Number(reset);
	if (!Number.isFinite(value) || reset.trim() === '') return retryAfterMs(reset, now);
	if (value >= MIN_EPOCH_MS) return Math.max(0, value - now);
	return value >= MIN_EPOCH_SECONDS ? Math.max(0, value * 1000 - now) : Math.max(0, value * 1000);
}

function remainingIn(headers: HttpAnswer['headers']): number | undefined {
	const byName = numberIn(headers, REMAINING);
	if (byName !== undefined) return byName;
	const quotas = quotasIn(headers.ratelimit).map(({ remaining }) => remaining);
	return quotas.length === 0 ? undefined : Math.min(...quotas);
}

function numberIn(headers: HttpAnswer['headers'], names: string[]): number | undefined {
	const text = names.map((name) => once(headers[name])).find((value) => value?.trim());
	const value = Number(text);
	return text === undefined || !(value >= 0) ? undefined : value;
}

/**
 * Returns the first number in a header, without its unit. There can be several, because gateways
 * add headers of the same name. Any other value is returned as it is.
 */
function once(value: string | undefined): string | undefined {
	return /^\s*"?([\d.]+)(?:\s*(?:s|secs?|seconds?))?"?\s*(?:,|$)/i.exec(value ?? '')?.[1] ?? value;
}

/**
 * Reads the quotas of `RateLimit`, such as `"burst";r=0;t=1, "daily";r=50;t=3600`. Also reads the
 * older form with a single quota, `limit=100, remaining=0, reset=30`. Times are in seconds.
 */
function quotasIn(header = ''): Array<{ remaining: number; reset?: number }> {
	const isList = /;\s*r\s*=/.test(header);
	return (isList ? header.split(',') : [header]).flatMap((text) => {
		const remaining = partOf(text, isList ? 'r' : 'remaining');
		return remaining === undefined
			? []
			: [{ remaining, reset: partOf(text, isList ? 't' : 'reset') }];
	});
}

function partOf(text: string, name: string): number | undefined {
	const found = new RegExp(`(?:^|[;,\\s])${name}\\s*=\\s*(\\d+)`).exec(text);
	return found === null ? undefined : Number(found[1]);
}

/** The advice on a rate limit, by the pause asked for and the longest one allowed, both in ms. */
export function rateLimitAdvice(asked: number | undefined, mostMs: number): string {
	const again = 'The API asks for fewer calls';
	if (asked === undefined || asked === 0) return `${again}: lower Options > Concurrency.`;
	const seconds = inSeconds(Math.ceil(asked / 1000));
	const wait = `${again}, and to wait ${seconds} before the next one`;
	return asked > mostMs
		? `${wait}; Options > Retries > Wait at Most is ${inSeconds(Math.round(mostMs / 1000))}. Raise it, or run the workflow later.`
		: `${wait}. Lower Options > Concurrency, or set Options > Batching.`;
}

const inSeconds = (count: number) => (count === 1 ? '1 second' : `${count} seconds`);
