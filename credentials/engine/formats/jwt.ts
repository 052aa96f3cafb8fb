/** Reads the claims of JSON Web Tokens (RFC 7519), mainly their times. */
import { secondsToMs } from './instants';
import { isObject } from '../values';

/**
 * Returns the lifetime that a JWT has left on receipt, in ms, by its claims (RFC 7519 section 4.1).
 * A login can return a token that it made long ago. So `exp` is counted from the answer's own
 * `Date` (RFC 9110 section 6.6.1), and the clocks need not agree. Zero or less means that the token
 * had expired before it came. Without a `Date`, the lifetime is `exp − iat`. Without `iat` too, it
 * is `exp` by this machine's clock.
 *
 * @param headers headers of the answer that brought the token; empty for a token that is made here
 */
export function jwtLifetimeMs(
	token: string,
	receivedAt: number,
	headers: Record<string, string> = {},
): number | undefined {
	const { exp, iat } = readJwtTimes(token) ?? {};
	if (exp === undefined) return undefined;
	const answeredAt = Date.parse(headers.date ?? '');
	// The token would have expired before it was issued, so the claims mean something else.
	if (iat !== undefined && exp <= iat) return undefined;
	const whole = iat === undefined ? undefined : secondsToMs(exp - iat);
	if (Number.isNaN(answeredAt)) return whole ?? secondsToMs(exp - receivedAt / 1000);
	const left = exp * 1000 - answeredAt;
	if (left <= 0) return left;
	// A token can't have been made after it came. If more time is left than its whole lifetime, the
	// clocks differ.
	return secondsToMs(Math.min(left, whole ?? left) / 1000);
}

/** The two registered claims that determine a lifetime (RFC 7519 section 4.1), in epoch seconds. */
export interface JwtTimes {
	iat?: number;
	exp?: number;
}

/**
 * Reads `iat` and `exp` of a JSON Web Token. They are not verified, because only the API has to
 * trust the token. Undefined for anything that is not a readable JWT.
 */
export function readJwtTimes(token: string): JwtTimes | undefined {
	const claims = readJwtClaims(token);
	return claims && { iat: numericDate(claims.iat), exp: numericDate(claims.exp) };
}

/**
 * Returns the claims of a JSON Web Token without verifying them. Undefined for anything that is not
 * a readable JWT.
 */
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

/**
 * Reads a date claim. RFC 7519 section 2 requires a number; some issuers write text (`"exp":
 * "1494336748"`).
 */
function numericDate(value: unknown): number | undefined {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isFinite(number) || number <= 0) return undefined;
	// Some issuers count milliseconds.
	return number < LEAST_MS ? number : number / 1000;
}

/**
 * From this number on, a date claim counts milliseconds. In seconds it is the year 5138, in
 * milliseconds 1973.
 */
const LEAST_MS = 1e11;
