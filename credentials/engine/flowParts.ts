/** What a flow says of its token: how long it lives, where it goes, which certificate goes with it. */

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

/**
 * Where a token goes: headers by name, or one parameter. A parameter is a query or a body field by
 * the call's method, unless its place is given. Further headers and query go with every call.
 */
export type Attachment =
	| { kind: 'headers'; headers: Record<string, string>; query?: Record<string, string> }
	| {
			kind: 'parameter';
			name: string;
			value: string;
			place?: 'query' | 'body';
			headers?: Record<string, string>;
			query?: Record<string, string>;
	  };

/**
 * A client certificate in PEM format, shown only to the credential's own servers, at logins and calls;
 * names as Node.js has them (`tls.createSecureContext`).
 */
export interface ClientCertificate {
	cert: string;
	/** The private key, not encrypted. */
	key: string;
	/** The authority that signed the servers' certificates; absent: the public authorities. */
	ca?: string;
}
