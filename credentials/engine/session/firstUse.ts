/**
 * Recognizes logins that refuse a wrong password by returning a token that the API does not accept,
 * such as a form that redirects in any case.
 */
import type { CacheEntry } from './state/sessionCache';
import type { Session } from '../tokenFlow';

/** A token older than this is assumed to have been good and to have ended since. */
const MAX_AGE_MS = 10_000;

/** The process that asks, and the age of its session. */
export interface Asker {
	/** The time since this process obtained the session, in ms. */
	ageMs: number;
	processName: string;
	/** Whether another process uses the credential. Its own login can have ended the token. */
	hasSeenOtherProcess: boolean;
}

/**
 * Whether a token is the newest one, comes from a recent login of this process, and has not yet
 * succeeded in a call.
 */
export function isFirstUse(
	{ accepted }: CacheEntry,
	session: Session | undefined,
	token: string,
	{ ageMs, processName }: Asker,
): boolean {
	return (
		session?.token === token &&
		session.madeBy === processName &&
		session.obtainedBy === 'login' &&
		accepted !== token &&
		ageMs < MAX_AGE_MS
	);
}

/**
 * Whether a rejected token was never good. False if another process can have ended it. If calls may
 * have succeeded before, only the second such token in a row counts as never good.
 */
export function isNeverGood(
	entry: CacheEntry,
	session: Session | undefined,
	token: string,
	asker: Asker,
): boolean {
	if (asker.hasSeenOtherProcess || !isFirstUse(entry, session, token, asker)) return false;
	const hasWorked = entry.accepted !== undefined || entry.usedUnjudged === token;
	return !hasWorked || entry.isDoubtful === true;
}
