/**
 * The parts of a flow that describe its token: lifetime, place in a request, client certificate.
 */

/**
 * The source of a lifetime: the login's answer, the token itself (a JWT's claims), the cookie that
 * is the token, a field of the credential, or the vendor's documents.
 */
export type LifetimeSource = 'answer' | 'token' | 'cookie' | 'configured' | 'assumed';

/**
 * How long a token is valid. An `idle` lifetime starts again with each use; an `absolute` one does
 * not.
 */
export interface Lifetime {
	kind: 'absolute' | 'idle';
	ms: number;
	from: LifetimeSource;
	/**
	 * How long before its expiry the token is renewed, in ms, if the credential sets it. At most half
	 * of the lifetime.
	 */
	marginMs?: number;
}

/**
 * Where a token goes: headers by name, or one parameter. A parameter goes into the query or the
 * body, depending on the method, unless `place` says which. Further headers and query parameters
 * are sent with every call.
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
 * A client certificate in PEM format. It is shown only to the credential's own servers, at logins
 * and calls. The names are those of Node.js (`tls.createSecureContext`).
 */
export interface ClientCertificate {
	cert: string;
	/** The private key, not encrypted. */
	key: string;
	/** The authority that signed the servers' certificates. Absent: the public authorities. */
	ca?: string;
}
