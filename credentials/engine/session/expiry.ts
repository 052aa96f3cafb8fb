import { msUntil, secondsToMs } from './instants';
import { readJwtTimes } from './jwt';
import type { Lifetime, Session, TokenFlow } from '../tokenFlow';

/** Longest margin before the expiry at which a token is renewed. */
const MAX_MARGIN_MS = 60_000;
/** Share of the lifetime that the margin takes at most. */
const MARGIN_SHARE = 0.1;

/**
 * The lifetime that a JWT tells, to be counted from its receipt. `exp − iat` needs no agreement of
 * clocks; a token without `iat` leaves only the comparison of `exp` with this machine's clock.
 */
export function jwtLifetimeMs(token: string, receivedAt: number): number | undefined {
	const times = readJwtTimes(token);
	if (times?.exp === undefined) return undefined;
	return secondsToMs(times.exp - (times.iat ?? receivedAt / 1000));
}

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
	const fromToken = flow.tokenMayBeJwt ? jwtLifetimeMs(grant.token, receivedAt) : undefined;
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

/** How long before its expiry a token is renewed: 10 % of its lifetime, at most a minute. */
export function expiryMarginMs(lifetime: Lifetime): number {
	return Math.min(MAX_MARGIN_MS, lifetime.ms * MARGIN_SHARE);
}

/** Whether the token is past its true expiry. */
export function isExpired(session: Session, now: number): boolean {
	return session.expiresAt !== undefined && now >= session.expiresAt;
}

/**
 * Whether the token should be renewed before the next call: past its margin, unless an early
 * renewal was tried and put off. Never true by the margin alone for a token just obtained, so a
 * short token can't make a loop.
 */
export function isRenewalDue(session: Session, now: number): boolean {
	if (isExpired(session, now)) return true;
	if (session.expiresAt === undefined || session.lifetime === undefined) return false;
	if (session.renewalNotBefore !== undefined && now < session.renewalNotBefore) return false;
	return now >= session.expiresAt - expiryMarginMs(session.lifetime);
}

/** A use of the token: an idle lifetime starts again. */
export function markUsed(session: Session, now: number): void {
	if (session.lifetime?.kind === 'idle') session.expiresAt = now + session.lifetime.ms;
}
