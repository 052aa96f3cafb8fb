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
	const parts = token.split('.');
	if (parts.length !== 3) return undefined;
	try {
		const claims: unknown = JSON.parse(Buffer.from(parts[1], 'base64url').toString('utf8'));
		if (typeof claims !== 'object' || claims === null) return undefined;
		const { iat, exp } = claims as Record<string, unknown>;
		return { iat: numericDate(iat), exp: numericDate(exp) };
	} catch {
		return undefined;
	}
}

function numericDate(value: unknown): number | undefined {
	return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;
}
