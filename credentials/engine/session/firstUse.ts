/**
 * Some logins refuse a wrong password by returning a token that the API does not accept, such as a form
 * that redirects in any case.
 */
import type { CacheEntry } from './state/sessionCache';
import type { Session } from '../tokenFlow';

/** A token older than this counts as one that was good and has ended since. */
const MAX_AGE_MS = 10_000;

/** Who asks, and when. */
export interface Asker {
	/** How long ago the session was obtained in this process, in ms. */
	ageMs: number;
	processName: string;
	/** Whether another process uses the credential: a login of its own can have ended the token. */
	hasSeenOtherProcess: boolean;
}

/** Whether a token is the newest, of a login of this process, and no call has succeeded with it. */
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
 * Whether a rejected token was never good. Not if another process can have ended it. If calls may have
 * succeeded before, only the second such token in a row counts as never good.
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
