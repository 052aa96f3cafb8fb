import type { Lifetime, Session, TokenFlow } from '../tokenFlow';
import { msUntil, secondsToMs } from '../formats/instants';
import { isObject } from '../values';

/** Longest margin before the expiry at which a token is renewed. */
const MAX_MARGIN_MS = 60_000;
/** Share of the lifetime that the margin takes at most. */
const MARGIN_SHARE = 0.1;

/**
 * The lifetime that a JWT has left on receipt, by its claims (RFC 7519 section 4.1). A login can hand
 * out a token that it made long ago, so `exp` is counted from the answer's own `Date` (RFC 9110
 * section 6.6.1): no clocks need to agree. Zero or less: it was over before it came. Without a `Date`
 * what is known is `exp − iat`; without `iat` too, `exp` by this machine's clock.
 *
 * @param headers those of the answer that brought the token; none for one that is made here
 */
export function jwtLifetimeMs(
	token: string,
	receivedAt: number,
	headers: Record<string, string> = {},
): number | undefined {
	const { exp, iat } = readJwtTimes(token) ?? {};
	if (exp === undefined) return undefined;
	const answeredAt = Date.parse(headers.date ?? '');
	// It would have expired before it was issued, so the claims mean something else.
	if (iat !== undefined && exp <= iat) return undefined;
	const whole = iat === undefined ? undefined : secondsToMs(exp - iat);
	if (Number.isNaN(answeredAt)) return whole ?? secondsToMs(exp - receivedAt / 1000);
	const left = exp * 1000 - answeredAt;
	if (left <= 0) return left;
	// A token can't have been made after it came: if more time is left, the clocks differ.
	return secondsToMs(Math.min(left, whole ?? left) / 1000);
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

/** The two registered claims that give a lifetime (RFC 7519 section 4.1), in epoch seconds. */
export interface JwtTimes {
	iat?: number;
	exp?: number;
}

/**
 * Reads `iat` and `exp` of a JSON Web Token without verifying it: the token is only carried, the
 * API verifies it. Returns undefined for anything that is not a readable JWT.
 */
export function readJwtTimes(token: string): JwtTimes | undefined {
	const claims = readJwtClaims(token);
	return claims && { iat: numericDate(claims.iat), exp: numericDate(claims.exp) };
}

/** The claims of a JSON Web Token, not verified; undefined for anything that is not a readable JWT. */
export function readJwtClaims(token: string): Record<string, unknown> | undefined {
	const parts = token.split('.');
	if (parts.length !== 3) return undefined;
	try {
		const claims: unknown = JSON.parse(Buffer.from(parts[1], 'base64url').toString('utf8'));
		return isObject(claims) ? (claims as Record<string, unknown>) : undefined;
	} catch {
		return undefined;
	}
}

/** RFC 7519 section 2 wants a number; some issuers write it as text (`"exp": "1494336748"`). */
function numericDate(value: unknown): number | undefined {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isFinite(number) || number <= 0) return undefined;
	// Some count milliseconds.
	return number < LEAST_MS ? number : number / 1000;
}

/** In seconds this is the year 5138, in milliseconds 1973: a larger number counts milliseconds. */
const LEAST_MS = 1e11;
