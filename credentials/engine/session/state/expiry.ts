/** Decides whether a token has expired, and whether it can or should be renewed. */
import type { Lifetime, Session, TokenFlow } from '../../tokenFlow';

/** The longest margin before the expiry, in which a token is renewed. */
const MAX_MARGIN_MS = 60_000;
/** The largest share of the lifetime that the margin takes. */
const MARGIN_SHARE = 0.1;

/**
 * Returns how long before its expiry a token is renewed, in ms: 10 % of its lifetime but at most a
 * minute, or as set in the credential.
 */
export function expiryMarginMs(lifetime: Lifetime): number {
	if (lifetime.marginMs !== undefined) return Math.min(lifetime.marginMs, lifetime.ms / 2);
	return Math.min(MAX_MARGIN_MS, lifetime.ms * MARGIN_SHARE);
}

/** Whether the token is past its expiry, without any margin. */
export function isExpired(session: Session, now: number): boolean {
	return session.expiresAt !== undefined && now >= session.expiresAt;
}

/** Returns the refresh token of a session, unless it has expired. */
export function liveRefreshToken(
	{ refreshToken, refreshExpiresAt = Infinity }: Session,
	now: number,
): string | undefined {
	return now < refreshExpiresAt ? refreshToken : undefined;
}

/**
 * Whether each renewal spends a token that all processes have. Then they take turns from the start.
 */
export const spendsTokens = ({ source }: TokenFlow) =>
	source.kind === 'login' && source.isOneTime === true;

/**
 * Whether a login would send a one-time token that is already spent. Then its session must be
 * renewed instead.
 */
export function wouldSpendTwice(flow: TokenFlow, last: Session | undefined): boolean {
	return spendsTokens(flow) && last?.refreshToken !== undefined;
}

/**
 * Whether the token should be renewed before the next call: it is within its margin, and no early
 * renewal was tried and put off. A token that was just obtained is never within its margin, so a
 * short lifetime can't cause a loop.
 *
 * @param marginShare the share of the margin that counts; 1 is all of it
 */
export function isRenewalDue(session: Session, now: number, marginShare = 1): boolean {
	if (isExpired(session, now)) return true;
	if (session.expiresAt === undefined || session.lifetime === undefined) return false;
	if (session.renewalNotBefore !== undefined && now < session.renewalNotBefore) return false;
	return now >= session.expiresAt - marginShare * expiryMarginMs(session.lifetime);
}

/** Records a use of the token, which restarts an idle lifetime. */
export function markUsed(session: Session, now: number): void {
	if (session.lifetime?.kind === 'idle') session.expiresAt = now + session.lifetime.ms;
}
