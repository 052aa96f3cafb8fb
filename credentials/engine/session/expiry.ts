import type { Lifetime, Session, TokenFlow } from '../tokenFlow';
import { msUntil, secondsToMs } from '../formats/instants';
import { jwtLifetimeMs } from '../formats/jwt';

/** Longest margin before the expiry at which a token is renewed. */
const MAX_MARGIN_MS = 60_000;
/** Share of the lifetime that the margin takes at most. */
const MARGIN_SHARE = 0.1;

/**
 * Decides the lifetime: what the answer says, then the token's own `exp`, then the default.
 *
 * @param headers those of the answer, whose `Date` a date is counted from
 */
export function decideLifetime(
	flow: Pick<TokenFlow, 'tokenMayBeJwt' | 'defaultLifetime'>,
	grant: { token: string; expiresIn?: unknown; expiresAt?: unknown; lifetime?: Lifetime },
	receivedAt: number,
	headers: Record<string, string> = {},
): Lifetime | undefined {
	if (grant.lifetime !== undefined) return grant.lifetime;
	const answered = secondsToMs(grant.expiresIn) ?? dateToMs(grant.expiresAt, headers, receivedAt);
	if (answered !== undefined) return { kind: 'absolute', ms: answered, from: 'answer' };
	const fromToken = flow.tokenMayBeJwt
		? jwtLifetimeMs(grant.token, receivedAt, headers)
		: undefined;
	if (fromToken !== undefined) return { kind: 'absolute', ms: fromToken, from: 'token' };
	return flow.defaultLifetime;
}

function dateToMs(
	value: unknown,
	headers: Record<string, string>,
	receivedAt: number,
): number | undefined {
	const isDate = (typeof value === 'string' && value !== '') || typeof value === 'number';
	return isDate ? msUntil(String(value), { headers }, receivedAt) : undefined;
}

/** How long before its expiry a token is renewed: 10 % of its lifetime, at most a minute, or as set. */
export function expiryMarginMs(lifetime: Lifetime): number {
	if (lifetime.marginMs !== undefined) return Math.min(lifetime.marginMs, lifetime.ms / 2);
	return Math.min(MAX_MARGIN_MS, lifetime.ms * MARGIN_SHARE);
}

/** Whether the token is past its true expiry. */
export function isExpired(session: Session, now: number): boolean {
	return session.expiresAt !== undefined && now >= session.expiresAt;
}

/** The refresh token of a session, unless it has expired. */
export function liveRefreshToken(
	{ refreshToken, refreshExpiresAt = Infinity }: Session,
	now: number,
): string | undefined {
	return now < refreshExpiresAt ? refreshToken : undefined;
}

/**
 * Whether the token should be renewed before the next call: past its margin, unless an early
 * renewal was tried and put off. Never true by the margin alone for a token just obtained, so a
 * short token can't make a loop.
 *
 * @param marginShare the part of the margin that counts; 1: all of it
 */
export function isRenewalDue(session: Session, now: number, marginShare = 1): boolean {
	if (isExpired(session, now)) return true;
	if (session.expiresAt === undefined || session.lifetime === undefined) return false;
	if (session.renewalNotBefore !== undefined && now < session.renewalNotBefore) return false;
	return now >= session.expiresAt - marginShare * expiryMarginMs(session.lifetime);
}

/** Notes a use of the token, which restarts an idle lifetime. */
export function markUsed(session: Session, now: number): void {
	if (session.lifetime?.kind === 'idle') session.expiresAt = now + session.lifetime.ms;
}
