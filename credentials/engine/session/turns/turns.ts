/**
 * Processes that share a credential at a provider where each login ends the session before it. There
 * is no lock that they could share, only n8n's database, to which they save late and in any order. So
 * they take turns: the process that made a session replaces it at once, the others wait for what it
 * saves, each for a time of its own, and log in only if nothing comes. After a token that was ended
 * moments after its login everybody waits, or they would end each other's sessions for ever.
 */
import { createHash } from 'crypto';
import type { CacheEntry } from '../state/sessionCache';
import type { Session } from '../../tokenFlow';

/** A token that is rejected so soon after its login was ended by the next login. */
const YOUNG_MS = 30_000;
/** After this many times the duration of a login, another process's token is there, tried and saved. */
const LOGINS_IN_SPAN = 3;
const MIN_SPAN_MS = 1_000;
const MAX_SPAN_MS = 10_000;
/** Waits differ by so many spans, so that two turns seldom come at the same time. */
const SPREAD_SPANS = 2;

/** Who asks. */
export interface Asking {
	processName: string;
	/** Epoch ms. */
	now: number;
}

/** How long it takes until another process's login is in the database, in ms: longer on a busy machine. */
export function spanMs({ loginMs = 0 }: CacheEntry): number {
	return Math.min(MAX_SPAN_MS, Math.max(MIN_SPAN_MS, LOGINS_IN_SPAN * loginMs));
}

/**
 * How long this process waits before it spends the very first token, in ms: others may begin in the same
 * moment, and none has made a session yet.
 */
export function firstTurnMs(entry: CacheEntry, processName: string, fingerprint: string): number {
	return spanMs(entry) * SPREAD_SPANS * shareOf(processName, fingerprint);
}

/** Notes what the rejection of a token says of the provider: a young one was ended by another login. */
export function noteRejected(
	entry: CacheEntry,
	stored: Session | undefined,
	token: string,
	now: number,
): void {
	const session = sessionWith(entry, stored, token);
	if (session !== undefined && isYoung(session, now)) entry.takesTurns = true;
}

/**
 * How long this process waits for another one's token before it logs in itself, in ms.
 *
 * @param session the one in whose place a token is needed
 * @param isRejected whether it was rejected; else it is over
 */
export function turnMs(
	entry: CacheEntry,
	session: Session | undefined,
	{ processName, now }: Asking,
	isRejected: boolean,
): number {
	if (entry.takesTurns !== true || session === undefined) return 0;
	const isContested = isRejected && isYoung(session, now);
	if (session.madeBy === processName && !isContested) return 0;
	return spanMs(entry) * (1 + SPREAD_SPANS * shareOf(processName, session.token));
}

/**
 * The part of the margin before the expiry in which this process renews: 1, all of it, if it made the
 * session. It is less for other processes, so that the one that made it renews first.
 */
export function marginShare(entry: CacheEntry, session: Session, processName: string): number {
	if (entry.takesTurns !== true || session.madeBy === processName) return 1;
	return FIRST_SHARE - SHARES * shareOf(processName, session.token);
}

/** The first of the others begins when this part of the margin is left, the last so much later. */
const FIRST_SHARE = 0.75;
const SHARES = 0.5;

/** The session that has the token, as far as it is still known. */
export function sessionWith(
	{ latest, session }: CacheEntry,
	stored: Session | undefined,
	token: string,
): Session | undefined {
	return [latest, session, stored].find((each) => each?.token === token);
}

/** Whether it is so new that its end can only be another login's doing. */
export const isYoung = ({ obtainedAt }: Session, now: number) => now - obtainedAt < YOUNG_MS;

/** A number from 0 to 1 that differs from process to process, and from token to token. */
function shareOf(processName: string, token: string): number {
	const hash = createHash('sha256').update(`${processName} ${token}`).digest();
	return hash.readUInt32BE(0) / 2 ** 32;
}
