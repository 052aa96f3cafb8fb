/**
 * The vocabulary of the token engine: what a provider says of itself as data and small pure
 * functions (`TokenFlow`), and what the engine keeps of a login (`Session`).
 */

/** A request that logs in, renews or releases, as it goes over the wire. */
export interface FlowRequest {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** Absolute URL. */
	url: string;
	headers: Record<string, string>;
	/** The encoded body; absent means none is sent. */
	body?: string;
}

/** An HTTP answer. The body is parsed JSON where it parses, otherwise the text itself. */
export interface HttpAnswer {
	status: number;
	/** Header names in lower case. */
	headers: Record<string, string>;
	body: unknown;
	/** The body as it came, where it is a number: it can have more digits than a number holds. */
	text?: string;
	/** Cookies that were set, by name (RFC 6265 section 5.2). */
	cookies?: Record<string, string>;
}

/** Sends one request. Resolves for every HTTP status; rejects only where no answer came. */
export type Transport = (request: FlowRequest) => Promise<HttpAnswer>;

/** Time as an argument, so that rules about it can be tested without waiting. */
export interface Clock {
	/** Epoch milliseconds. */
	now(): number;
	sleep(ms: number): Promise<void>;
}

/** How long a token is valid. `idle` starts again with each use; `absolute` does not. */
export interface Lifetime {
	kind: 'absolute' | 'idle';
	ms: number;
}

/** The fields of a login answer, untrusted, as the provider's own reader found them. */
export interface GrantFields {
	token: unknown;
	/** Seconds, number or numeric string (RFC 6749 section 5.1 `expires_in`). */
	expiresIn?: unknown;
	/** The lifetime where the reader has worked it out itself; wins over `expiresIn`. */
	lifetime?: Lifetime;
	/** Further values of the answer that calls, renewals and releases need. */
	values?: Record<string, string>;
	/** RFC 6749 section 5.1 `refresh_token`. */
	refreshToken?: unknown;
	/** Seconds (Keycloak's `refresh_expires_in`; 0 means that it does not expire). */
	refreshExpiresIn?: unknown;
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

/** How one credential logs in and uses what it gets: pure data and functions, no state. */
export interface TokenFlow {
	/** The credential's name as the user sees it; begins every error. */
	provider: string;
	/** Base of the API without trailing slash; paths are resolved under it. */
	baseUrl: string;
	/** URLs whose origins may receive the token. */
	trustedUrls: string[];
	/** Values that must never show in an error, a log or an item. */
	secrets: string[];
	/** A token that was issued by hand: nothing to log in for. */
	fixedToken?: string;
	/** Makes the token here, where that takes no request, as for a JWT that is signed by its user. */
	issue?: () => GrantFields;
	/** Builds the login request; absent exactly where `fixedToken` or `issue` is set. */
	login?: () => FlowRequest;
	/** Further requests of the login, in order, each built from the answers before it. */
	loginSteps?: Array<(answers: HttpAnswer[]) => FlowRequest>;
	/** Builds the renewal by refresh token (RFC 6749 section 6). */
	renew?: (refreshToken: string, session: Session) => FlowRequest;
	/** Builds the request that makes the token unusable; undefined where this session has none. */
	release?: (session: Session) => FlowRequest | undefined;
	/**
	 * Finds the token and what belongs to it in the answer to a login or a renewal.
	 * The answers of all steps come with it, the last one being that of `body`.
	 */
	readGrant?: (body: unknown, answers: HttpAnswer[], obtainedBy: ObtainedBy) => GrantFields;
	/** The words of a login's failure under a successful status; `failureIn` unless given. */
	loginFailureIn?: (answer: HttpAnswer) => string | undefined;
	/** Whether the token itself may tell its expiry (a JWT's `exp`). */
	tokenMayBeJwt: boolean;
	/** Used where neither the answer nor the token tells an expiry; absent: until rejected. */
	defaultLifetime?: Lifetime;
	/** Whether an answer is a refusal though its status says "not now", as SOAP's 500 does. */
	isRefusal?: (answer: HttpAnswer) => boolean;
	/** Whether a redirect or a page is a success, as for a login whose answer is a cookie. */
	acceptsRedirect?: (answer: HttpAnswer) => boolean;
	/** What to say where a login's answer holds no token, such as where it was looked for. */
	noTokenHint?: (answers: HttpAnswer[]) => string;
	/** Says where the token goes; `values` are those of its session. An empty token asks for the names. */
	attach: (token: string, values?: Record<string, string>) => Attachment;
	/** The real base URL, where only the login's answer tells it; `baseUrl` stands for it till then. */
	baseUrlFrom?: (values: Record<string, string>) => string | undefined;
	/** Values of a session that must never show, beside the tokens themselves. */
	sessionSecrets?: (token: string, values: Record<string, string>) => string[];
	/** Methods whose bodies must be `application/x-www-form-urlencoded`. */
	formOnlyMethods?: string[];
	/** Whether the answer to a call proves that the token is no longer accepted. */
	provesRejection: (answer: HttpAnswer) => boolean;
	/** The provider's own words for a failure, whatever the HTTP status; undefined: no failure. */
	failureIn: (answer: HttpAnswer) => string | undefined;
	/** A GET without side effects that the credential test calls after its login. */
	testPath?: string;
}

/** How a session came about. */
export type ObtainedBy = 'login' | 'refresh';

/** A token and what is known of it. Instants are epoch milliseconds of this machine's clock. */
export interface Session {
	token: string;
	/** Fingerprint of the credential fields it was obtained with. */
	fingerprint: string;
	obtainedAt: number;
	obtainedBy: ObtainedBy;
	lifetime?: Lifetime;
	/** Absent: valid until rejected. */
	expiresAt?: number;
	refreshToken?: string;
	refreshExpiresAt?: number;
	/** What else of the login's answer is needed, by name. */
	values?: Record<string, string>;
	/** No early renewal before this instant (after one that failed or brought the same token). */
	renewalNotBefore?: number;
}
