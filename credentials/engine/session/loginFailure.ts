/** For how long, and for whom, a login that failed is the answer. */
import { isUnreachable, type TokenFlowError } from '../errors';
import type { CacheEntry } from './sessionCache';

/** How long a refused login is the answer to everyone who asks again. */
const REFUSAL_MS = 10_000;
/** The same for a provider that could not be reached, so that a thousand items don't each wait. */
const UNREACHABLE_MS = 2_000;
/** It can ask for a longer pause, up to this. */
const MAX_PAUSE_MS = 60_000;

/** Whether a failed login is still the answer: not to a credential that was edited since. */
export function isHeld(
	entry: CacheEntry,
	{ edition }: { edition?: string },
	now: number,
): entry is CacheEntry & Required<Pick<CacheEntry, 'failure'>> {
	const { failure } = entry;
	return failure !== undefined && now < failure.until && failure.edition === edition;
}

/** How long a failed login answers everyone who asks again. */
export function holdMs(error: TokenFlowError): number {
	if (!isUnreachable(error)) return REFUSAL_MS;
	return Math.max(UNREACHABLE_MS, Math.min(error.retryAfterMs ?? 0, MAX_PAUSE_MS));
}
