/**
 * Turns of processes that share a credential at a provider where each login ends the previous
 * session. They have no lock to share, only n8n's database, which they write late and in any order.
 * So they take turns. The process that made a session replaces it at once. The others wait for the
 * session that it saves, each for a different time, and log in only if none comes. If a token was
 * ended moments after its login, every process waits, or they would end each other's sessions for
 * ever.
 */
import { createHash } from 'crypto';
import type { CacheEntry } from '../state/sessionCache';
import type { Session } from '../../tokenFlow';

/** A token that is rejected sooner than this after its login was ended by another login. */
const YOUNG_MS = 30_000;
/**
 * Within this many times the duration of a login, another process's token is obtained, tried and
 * saved.
 */
const LOGINS_IN_SPAN = 3;
const MIN_SPAN_MS = 1_000;
const MAX_SPAN_MS = 10_000;
/** Waits differ by up to this many spans, so that two turns seldom coincide. */
const SPREAD_SPANS = 2;

/** The process that asks. */
export interface Asking {
	processName: string;
	/** Epoch ms. */
	now: number;
}

/**
 * Returns how long it takes until another process's login is in the database, in ms. It takes
 * longer on a busy machine.
 */
export function spanMs({ loginMs = 0 }: CacheEntry): number {
	return Math.min(MAX_SPAN_MS, Math.max(MIN_SPAN_MS, LOGINS_IN_SPAN * loginMs));
}

/**
 * Returns how long this process waits before it spends the very first token, in ms. Others may
 * begin at the same moment, and none has made a session yet.
 */
export function firstTurnMs(entry: CacheEntry, processName: string, fingerprint: string): number {
	return spanMs(entry) * SPREAD_SPANS * shareOf(processName, fingerprint);
}

/** Records that logins end each other's sessions, if the rejected token was young. */
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
 * Returns how long this process waits for another one's token before it logs in itself, in ms.
 *
 * @param session the session that must be replaced
 * @param isRejected whether it was rejected; otherwise it has expired
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
 * Returns the share of the margin before the expiry in which this process renews. It is 1, the
 * whole margin, if this process made the session. It is less for other processes, so that the one
 * that made it renews first.
 */
export function marginShare(entry: CacheEntry, session: Session, processName: string): number {
	if (entry.takesTurns !== true || session.madeBy === processName) return 1;
	return FIRST_SHARE - SHARES * shareOf(processName, session.token);
}

/**
 * The first of the other processes renews when this share of the margin is left. The last follows
 * when `SHARES` less is left.
 */
const FIRST_SHARE = 0.75;
const SHARES = 0.5;

/** Returns the session that has a token, if it is still known. */
export function sessionWith(
	{ latest, session }: CacheEntry,
	stored: Session | undefined,
	token: string,
): Session | undefined {
	return [latest, session, stored].find((each) => each?.token === token);
}

/** Whether a session is so new that only another login can have ended it. */
export const isYoung = ({ obtainedAt }: Session, now: number) => now - obtainedAt < YOUNG_MS;

/** Returns a number from 0 to 1 that differs between processes and between tokens. */
function shareOf(processName: string, token: string): number {
	const hash = createHash('sha256').update(`${processName} ${token}`).digest();
	return hash.readUInt32BE(0) / 2 ** 32;
}
