/**
 * The vocabulary of the token engine: what a provider says of itself as data and small pure
 * functions (`TokenFlow`), and what the engine keeps of a login (`Session`).
 */
import type { Attachment, ClientCertificate, Lifetime } from './flowParts';
import type { ListPaging } from './listPaging';

export type { Clock } from './clock';
export type { Attachment, ClientCertificate, Lifetime, LifetimeSource } from './flowParts';

/** A request that logs in, renews or releases, as it goes over the wire. */
export interface FlowRequest {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';
	/** Absolute URL. */
	url: string;
	headers: Record<string, string>;
	/** The encoded body; absent means none is sent. */
	body?: string;
	/** What it holds that must never show, as it is sent: hashes, signatures, values of answers. */
	secrets?: string[];
}

/** An HTTP answer. The body is parsed JSON if it parses, otherwise the text itself. */
export interface HttpAnswer {
	status: number;
	/** Header names in lower case. */
	headers: Record<string, string>;
	body: unknown;
	/** The body as it came, if it is a number: it can have more digits than a number holds. */
	text?: string;
	/** Cookies that were set, by name (RFC 6265 section 5.2). */
	cookies?: Record<string, string>;
	/** How long they are kept, in ms, where their attributes say it. */
	cookieLives?: Record<string, number>;
}

/** Sends one request. Resolves for every HTTP status; rejects only if no answer came. */
export type Transport = (request: FlowRequest) => Promise<HttpAnswer>;

/** The fields of a login answer, untrusted, as the provider's own reader found them. */
export interface GrantFields {
	token: unknown;
	/** Seconds, number or numeric string (RFC 6749 section 5.1 `expires_in`). */
	expiresIn?: unknown;
	/** When the token ends: a date as text, or an epoch in seconds or milliseconds. */
	expiresAt?: unknown;
	/** The lifetime if the reader has worked it out itself; wins over the other two. */
	lifetime?: Lifetime;
	/** Who is logged in, as the answer says it. */
	who?: string;
	/** Further values of the answer that calls, renewals and releases need. */
	values?: Record<string, string>;
	/** RFC 6749 section 5.1 `refresh_token`. */
	refreshToken?: unknown;
	/** Seconds (Keycloak's `refresh_expires_in`; 0 means that it does not expire). */
	refreshExpiresIn?: unknown;
}

/** A token that a person made at the provider and entered in the credential. */
export interface FixedToken {
	kind: 'fixed';
	token: string;
}

/** A token that is made here, without a request, such as a JWT that is signed with a key. */
export interface SignedToken {
	kind: 'signed';
	issue: () => GrantFields;
}

/** A token that the provider gives for one or more requests. */
export interface LoginSource {
	kind: 'login';
	/** Finds out what the login needs and no field of the credential says. */
	discovery?: Discovery;
	/** Builds the first request. `discovered` is what the discovery found; empty without one. */
	request: (discovered: Record<string, string>) => FlowRequest;
	/** Further requests, in order, each built from the answers before it. */
	steps?: Array<(answers: HttpAnswer[]) => FlowRequest>;
	/** Builds the renewal by refresh token (RFC 6749 section 6). */
	renew?: (refreshToken: string, session: Session) => FlowRequest;
	/**
	 * Builds the renewal that carries the live token itself, for an API without refresh tokens. A
	 * token that has expired or was rejected is replaced by a login.
	 */
	renewLive?: (session: Session) => FlowRequest;
	/**
	 * Finds the token and what belongs to it in the last of the answers (its body is `body`). `kept` is the
	 * token that a renewal carried, if its answer has no other and says nothing against it: it can live on.
	 */
	readGrant: (body: unknown, all: HttpAnswer[], by: ObtainedBy, kept?: string) => GrantFields;
	/** The words of a failure, whatever the status. `step`: of the login's requests, from 1; not of a renewal. */
	failureIn?: (answer: HttpAnswer, step?: number) => string | undefined;
	/** The words of a refusal that nothing else in an answer shows, as a cookie comes all the same. */
	quietRefusalIn?: (answer: HttpAnswer, step?: number) => string | undefined;
	/** Whether an answer is a success though its status is that of a failure. */
	isSuccess?: (answer: HttpAnswer) => boolean;
	/** Whether the login spends a token that its answer replaces: then the login is sent once, and renewed. */
	isOneTime?: boolean;
	/** The field with the address of one of several requests (from 0), if it is not the flow's own. */
	urlFieldOf?: (index: number) => string;
	/** What to do about a refused login, if it is not user name, password or key. */
	refusalAdvice?: string;
	/** Whether an answer is a refusal though its status says "not now", as SOAP's 500 does. */
	isRefusal?: (answer: HttpAnswer) => boolean;
	/**
	 * Whether a refusal can look like a failure of the server, as nobody has described how it looks:
	 * such a failure (`mayBeRefusal`) is then repeated only where the login has worked before, and once.
	 */
	refusesInAnyWay?: boolean;
	/** Whether an answer says "try again later" though its status does not. */
	saysTryLater?: (answer: HttpAnswer) => boolean;
	/** Whether a redirect or a page is a success, as for a login whose answer is a cookie. */
	acceptsRedirect?: (answer: HttpAnswer) => boolean;
	/** What to say if an answer holds no token: where it was looked for, and the cure. */
	noToken?: (answers: HttpAnswer[]) => { problem: string; cure: string };
}

/** Where the token of a credential comes from. */
export type TokenSource = FixedToken | SignedToken | LoginSource;

/** How one credential gets its token and uses it: pure data and functions, no state. */
export interface TokenFlow {
	/** The credential's name as the user sees it; begins every error. */
	provider: string;
	/** Base of the API; paths are resolved under it. It ends with a slash only where the address itself does. */
	baseUrl: string;
	/** The fields of the credential that decide where the login goes, as errors name them. */
	urlFields: string;
	/** The fields that it logs in with, as errors name them, if the credential has few. */
	loginFields?: string;
	/** Whether its requests go by the credential's own proxy, which can then be what is wrong. */
	goesByProxy?: boolean;
	/** URLs whose origins may receive the token. */
	trustedUrls: string[];
	/** Values that must never show in an error, a log or an item. */
	secrets: string[];
	/**
	 * The status that the vendor's envelope reports, if that says more than HTTP's. Absent, or
	 * undefined for an answer: HTTP's own.
	 */
	statusIn?: (answer: HttpAnswer) => number | undefined;
	/** What to do about a failed call, if the vendor says more than its HTTP status does. */
	adviceFor?: (answer: HttpAnswer) => string | undefined;
	source: TokenSource;
	/** Builds the request that makes the token unusable; undefined if this session has none. */
	release?: (session: Session) => FlowRequest | undefined;
	/** Whether the token itself may have its expiry (a JWT's `exp`). */
	tokenMayBeJwt: boolean;
	/** Used if neither the answer nor the token has an expiry; absent: until rejected. */
	defaultLifetime?: Lifetime;
	/** Says where the token goes; `values` are those of its session. */
	attach: (token: string, values?: Record<string, string>) => Attachment;
	/** The names of what `attach` sets, with any values; `attach` with an empty token unless given. */
	attachedNames?: () => Attachment;
	/** The real base URL, if only the login's answer gives it; `baseUrl` is a placeholder until then. */
	baseUrlFrom?: (values: Record<string, string>) => string | undefined;
	/** Values of a session that must never show, beside the tokens themselves. */
	sessionSecrets?: (token: string, values: Record<string, string>) => string[];
	/** The certificate that logins and calls show to the servers. */
	clientCertificate?: ClientCertificate;
	/** How a token is sent and what to check if a fresh one is rejected; without the token itself. */
	sentAs?: string;
	/** Where the login's answer has the refresh token, if the credential's test is to try the renewal. */
	triesRenewal?: { refreshTokenPath: string };
	/** Methods that are sent as `application/x-www-form-urlencoded` unless the call says otherwise. */
	formMethods?: string[];
	/** Whether the answer to a call proves that the token was rejected. */
	provesRejection: (answer: HttpAnswer) => boolean;
	/** The provider's own words for a failure, whatever the HTTP status; undefined: no failure. */
	failureIn: (answer: HttpAnswer) => string | undefined;
	/** A call without side effects by which the credential test tries the token. */
	testCall?: TestCall;
	/** A GET that asks whether a token is dead, for nodes that can't judge; the test call unless given. */
	probe?: TestCall;
	/** How the API's lists come in pages: the node's automatic paging. */
	paging?: ListPaging;
}

/**
 * A request before the login that finds out what the login needs, such as the server that it goes
 * to. Sent once for a credential: what it found is kept with the session.
 */
export interface Discovery {
	request: () => FlowRequest;
	/** What was found, by name. Throws an `Error` whose message ends "… answered, but". */
	read: (answer: HttpAnswer) => Record<string, string>;
	/** What a person can do if nothing is found. */
	wayOut: string;
}

/** A call by which the credential test tries a token: a GET unless it says more. */
export interface TestCall {
	method?: FlowRequest['method'];
	/** Its body, which is sent as JSON if it is that, else as a form. */
	body?: string;
	/** Path under the base URL, or a whole URL. It may hold the token. */
	path: (token: string) => string;
	/** The path as it may be shown. */
	shownPath: string;
	/**
	 * Why the answer is not a success; undefined if it is one. Absent: judged like any call. The words
	 * may be the vendor's and unredacted.
	 */
	judge?: (answer: HttpAnswer) => TestVerdict | undefined;
	/** What to check if it fails though the login succeeded; absent: the URL and the rights. */
	advice?: string;
}

/** Why a test call is not a success. */
export interface TestVerdict {
	/** The token is not accepted, the call failed in another way, or nothing was tried. */
	outcome: 'rejected' | 'failed' | 'untried';
	words: string;
	/** What to do about it. */
	advice: string;
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
	/** Who is logged in, to be shown. */
	who?: string;
	/** What else of the login's answer is needed, by name. */
	values?: Record<string, string>;
	/** What the discovery before the login found, by name. */
	discovered?: Record<string, string>;
	/** No early renewal before this instant: the last one brought the same token. */
	renewalNotBefore?: number;
	/** The process that obtained it, by a random name. */
	madeBy?: string;
	/** The login that it comes from, by a random name, and how many renewals lie between. */
	chain?: string;
	renewals?: number;
}
