import { msUntil, secondsToMs } from '../../formats/instants';
import { jwtLifetimeMs } from '../../formats/jwt';
import type { Lifetime, TokenFlow } from '../../tokenFlow';

/**
 * Determines the lifetime: from the answer, else from the token's own `exp`, else the default.
 *
 * @param headers headers of the answer; dates are counted from its `Date`
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
