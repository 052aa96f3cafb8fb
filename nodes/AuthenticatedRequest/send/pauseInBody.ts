import { isObject } from '../../../credentials/engine/values';

/** How deep a body is searched, and how many fields of each object. */
const MAX_DEPTH = 4;
const MAX_FIELDS = 50;
/**
 * Matches `retry_after` (Discord, Telegram), `retryAfterSeconds`, and Google's `retryDelay`
 * (google.rpc.RetryInfo).
 */
const NAME = /^retry_?(?:after|delay|in)(?:_?(s|sec|seconds|ms|milliseconds))?$/i;
const PAUSE = /^(\d+(?:\.\d+)?)(?:\s*(s|sec|seconds|ms))?$/i;

/**
 * Returns the pause that the body of a rate limit asks for, in ms; undefined if there is none. A
 * number without a unit is in seconds.
 */
export function pauseInBody(body: unknown, depth = 0): number | undefined {
	if (!isObject(body) || depth > MAX_DEPTH) return undefined;
	for (const [name, value] of Object.entries(body).slice(0, MAX_FIELDS)) {
		const unit = NAME.exec(name);
		const pause = unit === null || isObject(value) ? undefined : inMs(value, unit[1]);
		const found = pause ?? pauseInBody(value, depth + 1);
		if (found !== undefined) return found;
	}
	return undefined;
}

function inMs(value: unknown, unitOfName = ''): number | undefined {
	const [, digits, unit = unitOfName] = PAUSE.exec(String(value).trim()) ?? [];
	if (digits === undefined) return undefined;
	return Number(digits) * (unit.toLowerCase().startsWith('m') ? 1 : 1000);
}
