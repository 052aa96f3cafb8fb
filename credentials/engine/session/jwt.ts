/** The two registered claims that tell a lifetime (RFC 7519 section 4.1), in epoch seconds. */
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
		return typeof claims === 'object' && claims !== null
			? (claims as Record<string, unknown>)
			: undefined;
	} catch {
		return undefined;
	}
}

/** RFC 7519 section 2 wants a number; some issuers write it as text (`"exp": "1494336748"`). */
function numericDate(value: unknown): number | undefined {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) && number > 0 ? number : undefined;
}
