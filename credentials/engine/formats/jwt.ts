/** JSON Web Tokens (RFC 7519) as far as they are read here: what they say of themselves. */
import { secondsToMs } from './instants';
import { isObject } from '../values';

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
