/**
 * The types of the token engine. `TokenFlow` describes a provider by data and small functions;
 * `Session` is what is kept of a login.
 */
import type { Attachment, ClientCertificate, Lifetime } from './flowParts';
import type { ListPaging } from './listPaging';

export type { Clock } from './clock';
export type { Attachment, ClientCertificate, Lifetime, LifetimeSource } from './flowParts';

/** A request that logs in, renews or releases, as it is sent. */
export interface FlowRequest {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';
	/** Absolute URL. */
	url: string;
	headers: Record<string, string>;
	/** The encoded body. Absent: none is sent. */
	body?: string;
	/** Values that must never show, as they are sent: hashes, signatures, values of answers. */
	secrets?: string[];
}

/** An HTTP answer. The body is parsed JSON if it parses, otherwise the text itself. */
export interface HttpAnswer {
	status: number;
	/** Header names in lower case. */
	headers: Record<string, string>;
	body: unknown;
	/** The body's text if it is a number: it can have more digits than a JavaScript number. */
	text?: string;
	/** Cookies that the answer sets, by name (RFC 6265 section 5.2). */
	cookies?: Record<string, string>;
	/** How long the cookies are kept, by name, in ms. Only those whose attributes say so. */
	cookieLives?: Record<string, number>;
}

/** Sends one request. Resolves for every HTTP status; rejects only if no answer came. */
export type Transport = (request: FlowRequest) => Promise<HttpAnswer>;

/** The fields of a login's answer, as the provider's own reader found them: not checked yet. */
export interface GrantFields {
	token: unknown;
	/** Seconds, as a number or a numeric string (RFC 6749 section 5.1, `expires_in`). */
	expiresIn?: unknown;
	/** When the token expires: a date as text, or an epoch in seconds or milliseconds. */
	expiresAt?: unknown;
	/** The lifetime, if the reader has determined it itself. It wins over the two fields above. */
	lifetime?: Lifetime;
	/** The name of the user who is logged in, as the answer gives it. */
	who?: string;
	/** Further values of the answer, which calls, renewals and releases need. */
	values?: Record<string, string>;
	/** RFC 6749 section 5.1 `refresh_token`. */
	refreshToken?: unknown;
	/** Seconds (Keycloak's `refresh_expires_in`). 0 means that the refresh token does not expire. */
	refreshExpiresIn?: unknown;
}

/** A token that a person created at the provider and entered in the credential. */
export interface FixedToken {
	kind: 'fixed';
	token: string;
}

/** A token that is made here without a request, such as a JWT signed with a key. */
export interface SignedToken {
	kind: 'signed';
	issue: () => GrantFields;
}

/** A token that the provider issues in answer to one or more requests. */
export interface LoginSource {
	kind: 'login';
	/** Finds out a value that the login needs and that no field of the credential holds. */
	discovery?: Discovery;
	/** Builds the first request. `discovered` is the discovery's result; empty without one. */
	request: (discovered: Record<string, string>) => FlowRequest;
	/** Further requests, in order, each built from the answers before it. */
	steps?: Array<(answers: HttpAnswer[]) => FlowRequest>;
	/** Builds the renewal by refresh token (RFC 6749 section 6). */
	renew?: (refreshToken: string, session: Session) => FlowRequest;
	/**
	 * Builds the renewal that sends the live token itself, for an API without refresh tokens. If the
	 * token has expired or was rejected, a login takes its place.
	 */
	renewLive?: (session: Session) => FlowRequest;
	/**
	 * Reads the token and its other fields from the last answer, whose body is `body`. `kept` is the
	 * token that a renewal sent, given if the answer has no other token and no failure.
	 */
	readGrant: (body: unknown, all: HttpAnswer[], by: ObtainedBy, kept?: string) => GrantFields;
	/**
	 * Returns the words of a failure, whatever the status. `step` is the number of the login's
	 * request, from 1; it is absent for a renewal.
	 */
	failureIn?: (answer: HttpAnswer, step?: number) => string | undefined;
	/** Returns the words of a refusal that nothing else reveals, because the cookie is set anyway. */
	quietRefusalIn?: (answer: HttpAnswer, step?: number) => string | undefined;
	/** Whether an answer is a success although its status is that of a failure. */
	isSuccess?: (answer: HttpAnswer) => boolean;
	/** Whether the login spends a token that its answer replaces. It is sent once, then renewed. */
	isOneTime?: boolean;
	/** Returns the field with the address of a request (from 0), if it is not the flow's own. */
	urlFieldOf?: (index: number) => string;
	/** Advice for a refused login, if it is not to check the user name, password or key. */
	refusalAdvice?: string;
	/** Whether an answer is a refusal although its status says "try later", as SOAP's 500 does. */
	isRefusal?: (answer: HttpAnswer) => boolean;
	/**
	 * Whether a refusal can look like a server failure, because nobody has described the refusals.
	 * Such a failure (`mayBeRefusal`) is repeated once, and only if the login has worked before.
	 */
	refusesInAnyWay?: boolean;
	/** Whether an answer says "try again later" although its status does not. */
	saysTryLater?: (answer: HttpAnswer) => boolean;
	/** Whether a redirect or a web page is a success, as for a login whose answer is a cookie. */
	acceptsRedirect?: (answer: HttpAnswer) => boolean;
	/** Says where the token was looked for in answers without one, and what to do. */
	noToken?: (answers: HttpAnswer[]) => { problem: string; cure: string };
}

/** Where the token of a credential comes from. */
export type TokenSource = FixedToken | SignedToken | LoginSource;

/** How one credential gets and uses its token: pure data and functions, without state. */
export interface TokenFlow {
	/** The credential's name as the user sees it. Every error begins with it. */
	provider: string;
	/** Base of the API for paths. It ends with a slash only if the address itself does. */
	baseUrl: string;
	/** The credential fields that decide where the login goes, as errors name them. */
	urlFields: string;
	/** The credential fields that it logs in with, as errors name them, if there are only a few. */
	loginFields?: string;
	/** Whether requests go through the credential's own proxy, which errors then mention. */
	goesByProxy?: boolean;
	/** URLs whose origins may receive the token. */
	trustedUrls: string[];
	/** Values that must never show in an error, a log or an item. */
	secrets: string[];
	/** Returns the status in the vendor's envelope. Absent or undefined: HTTP's status counts. */
	statusIn?: (answer: HttpAnswer) => number | undefined;
	/** Returns the advice for a failed call, if the vendor says more than the HTTP status does. */
	adviceFor?: (answer: HttpAnswer) => string | undefined;
	source: TokenSource;
	/** Builds the request that ends the session; undefined if this session can't be ended. */
	release?: (session: Session) => FlowRequest | undefined;
	/** Whether the token itself may state its expiry (a JWT's `exp`). */
	tokenMayBeJwt: boolean;
	/** Lifetime if neither answer nor token states one. Absent: the token is used until rejected. */
	defaultLifetime?: Lifetime;
	/** Returns where the token goes in a call. `values` are those of its session. */
	attach: (token: string, values?: Record<string, string>) => Attachment;
	/** Returns the names that `attach` sets, with any values. Absent: `attach('')` is called. */
	attachedNames?: () => Attachment;
	/** Returns the base URL if only the login's answer gives it; `baseUrl` is then a placeholder. */
	baseUrlFrom?: (values: Record<string, string>) => string | undefined;
	/** Returns values of a session that must never show, other than the tokens themselves. */
	sessionSecrets?: (token: string, values: Record<string, string>) => string[];
	/** The client certificate that logins and calls present to the servers. */
	clientCertificate?: ClientCertificate;
	/** How a token is sent, and what to check if a new one is rejected. Without the token itself. */
	sentAs?: string;
	/** Path of the refresh token in the login's answer, if the test is to try the renewal. */
	triesRenewal?: { refreshTokenPath: string };
	/** Methods that are sent as `application/x-www-form-urlencoded` unless the call differs. */
	formMethods?: string[];
	/** Whether the answer to a call proves that the token was rejected. */
	provesRejection: (answer: HttpAnswer) => boolean;
	/** Returns the provider's words for a failure at any HTTP status. Undefined: no failure. */
	failureIn: (answer: HttpAnswer) => string | undefined;
	/** A call without side effects with which the credential test tries the token. */
	testCall?: TestCall;
	/** A GET that shows whether a token is dead, for nodes that can't judge. Absent: `testCall`. */
	probe?: TestCall;
	/** How the API splits its lists into pages, for the node's automatic paging. */
	paging?: ListPaging;
}

/**
 * A request before the login that finds out a value that the login needs, such as the server to log
 * in to. It is sent once per credential, and its result is kept with the session.
 */
export interface Discovery {
	request: () => FlowRequest;
	/** Returns the found values by name. Throws an `Error` whose message is the problem. */
	read: (answer: HttpAnswer) => Record<string, string>;
	/** Advice for a person if the discovery finds nothing. */
	wayOut: string;
}

/** A call with which the credential test tries a token: a GET unless `method` says otherwise. */
export interface TestCall {
	method?: FlowRequest['method'];
	/** The body. It is sent as JSON if it looks like JSON, else as a form. */
	body?: string;
	/** Path under the base URL, or a whole URL. It may hold the token. */
	path: (token: string) => string;
	/** The path without the token, for messages. */
	shownPath: string;
	/**
	 * Returns why the answer is not a success; undefined if it is one. Absent: the answer is judged
	 * like any call's. The words may be the vendor's and unmasked.
	 */
	judge?: (answer: HttpAnswer) => TestVerdict | undefined;
	/** What to check if it fails although the login succeeded. Absent: the URL and the rights. */
	advice?: string;
}

/** Why a test call is not a success. */
export interface TestVerdict {
	/** The token was rejected, the call failed in another way, or no call was made. */
	outcome: 'rejected' | 'failed' | 'untried';
	words: string;
	/** What to do about it. */
	advice: string;
}

/** How a session came about. */
export type ObtainedBy = 'login' | 'refresh';

/** A token and its known properties. Instants are epoch milliseconds of this machine's clock. */
export interface Session {
	token: string;
	/** Fingerprint of the credential fields it was obtained with. */
	fingerprint: string;
	obtainedAt: number;
	obtainedBy: ObtainedBy;
	lifetime?: Lifetime;
	/** Absent: the token is used until it is rejected. */
	expiresAt?: number;
	refreshToken?: string;
	refreshExpiresAt?: number;
	/** The name of the user who is logged in, for display. */
	who?: string;
	/** Further values of the login's answer that are needed, by name. */
	values?: Record<string, string>;
	/** Values that the discovery before the login found, by name. */
	discovered?: Record<string, string>;
	/** No early renewal before this instant, because the last one returned the same token. */
	renewalNotBefore?: number;
	/** Random name of the process that obtained the session. */
	madeBy?: string;
	/** Random name of the login it comes from. `renewals` counts the renewals since then. */
	chain?: string;
	renewals?: number;
}
