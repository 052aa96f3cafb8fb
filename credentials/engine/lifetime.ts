/**
 * Where a lifetime is known from: the login's answer, the token itself (a JWT's claims), the cookie
 * that it is, a field of the credential, or what the vendor's documents say of all tokens.
 */
export type LifetimeSource = 'answer' | 'token' | 'cookie' | 'configured' | 'assumed';

/** How long a token is valid. `idle` starts again with each use; `absolute` does not. */
export interface Lifetime {
	kind: 'absolute' | 'idle';
	ms: number;
	from: LifetimeSource;
	/** How long before its end the token is renewed, if the credential says it; at most half its life. */
	marginMs?: number;
}
