/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { ICredentialType, IHttpRequestOptions } from 'n8n-workflow';
import type { LifetimeSource } from '../../credentials/engine/tokenFlow';

/** The counters of an emulator since it started or was last reset. */
export interface ProviderCounters {
	/** Successful logins. */
	logins: number;
	/** Refused logins, including those that `failLogins` or `loginAnswer` refuse. */
	refusedLogins: number;
	/** Successful refresh grants. */
	renewals: number;
	/** Refused refresh grants. */
	refusedRenewals: number;
	/** Tokens released, or sessions logged out. */
	releases: number;
	/** Requests that asked where to log in. */
	discoveries: number;
	/** API calls answered with a status below 400. */
	calls: number;
	/** API calls refused for a bad, expired or missing token. */
	rejected: number;
	/** API calls answered with 429 because too many were in flight. */
	tooMany: number;
	/** In words: what a client did although the vendor's documentation forbids it. */
	violations: string[];
}

/**
 * One request as the emulator received it. The values of a repeated query parameter are joined by
 * commas; `search` is unchanged.
 */
export interface RecordedCall {
	method: string;
	path: string;
	search: string;
	query: Record<string, string>;
	headers: IncomingHttpHeaders;
	body: string;
	/** Length of the body in bytes. */
	bodyBytes: number;
	/** What the request asks for, if it is not a call of the API. */
	asksFor?: 'login' | 'renewal' | 'release' | 'discovery';
}

/** An answer to every login, or to the next few. */
export interface LoginAnswer {
	/** HTTP status; 0 cuts the connection. */
	status: number;
	headers?: Record<string, string>;
	body?: string;
	/** After so many bytes of the body the connection is cut. */
	cutAfter?: number;
}

/** A JSON object. */
export type Fields = Record<string, unknown>;

/** What a test can change while the emulator runs. */
export interface ProviderSettings {
	/**
	 * How long a token really lives. The announced lifetime (`exp`, `expires_in`) is this in whole
	 * seconds, at least 1.
	 */
	tokenLifetimeMs: number;
	loginDelayMs: number;
	callDelayMs: number;
	/** How many API calls are served at the same time. Further ones are answered with 429. */
	maxInFlight: number | null;
	/** Whether each login ends every older session. */
	newestSessionOnly: boolean;
	/** Only for providers that have refresh tokens. */
	issueRefreshTokens: boolean;
	/** The answer to the next `times` requests to the token endpoint, including refresh grants. */
	failLogins: (LoginAnswer & { times: number }) | null;
	/** The answer to every request to the token endpoint, including refresh grants. */
	loginAnswer: LoginAnswer | null;
	/** Changes the body of each successful login and renewal. The tokens in it are still issued. */
	editLogin: ((body: string) => string) | null;
	/**
	 * Changes the claims of access tokens that are JWTs. How long they really live stays the same.
	 */
	editClaims: ((claims: Fields) => Fields) | null;
	/** After this many answered calls since the start or the last reset, every access token ends. */
	revokeAfterCalls: number | null;
	/** The emulator's clock, epoch ms. */
	now: () => number;
}

/** A running emulator. */
export interface Provider<S extends ProviderSettings = ProviderSettings> {
	name: string;
	/** Origin, e.g. `http://127.0.0.1:4000`. */
	url: string;
	/** Origin and path that precede `echo`, `status/500` and the other test endpoints. */
	apiUrl: string;
	counters: ProviderCounters;
	/** The last 20,000 requests, including logins. */
	requests: RecordedCall[];
	/** Every token and refresh token that was issued, including dead ones. */
	issued: string[];
	settings: S;
	/** Valid fields of the credential, by the value of its `authMethod`. */
	credentials: Record<string, Record<string, unknown>>;
	/** Ends every access token. Refresh tokens, API keys and permanent tokens stay valid. */
	revokeAll(): void;
	revokeRefreshTokens(): void;
	/** Clears counters, requests and tokens, and sets the settings to their defaults. */
	reset(): void;
	stop(): Promise<void>;
}

/** What an answer counts as. */
export type Outcome =
	| 'login'
	| 'refusedLogin'
	| 'renewal'
	| 'refusedRenewal'
	| 'release'
	| 'discovery'
	| 'rejected'
	| 'tooMany';

/** An answer to send. Status 0 cuts the connection. */
export interface Answer {
	status: number;
	headers?: OutgoingHttpHeaders;
	body?: string | Buffer;
	/** After so many bytes of the body the connection is cut. */
	cutAfter?: number;
	outcome?: Outcome;
}

/** Answers one request. */
export type Handler = (call: RecordedCall) => Answer | Promise<Answer>;

/** The endpoints of one API of a vendor. */
export interface Behaviour {
	/**
	 * The routes that issue and renew tokens: by full path for POST, by method and path for any other
	 * (`PUT /v1/session`).
	 */
	tokenRoutes: Record<string, Handler>;
	/** True if a request to these routes is a renewal; absent: there are none. */
	isRenewal?(call: RecordedCall): boolean;
	/** The routes that release tokens, written in the same way (`DELETE /v1/session`). */
	releaseRoutes?: Record<string, Handler>;
	/** The routes that say where to log in, by full path. GET only. */
	discoveryRoutes?: Record<string, Handler>;
	/** The path that the API's endpoints begin with, without a slash at its end. */
	apiBase: string;
	/** The refusal of an API call; undefined if its token and form are in order. */
	authorise(call: RecordedCall): Answer | undefined;
	/** An answer that proves a token dead; absent: `failure` with 401. */
	rejection?(message: string, call: RecordedCall): Answer;
	/**
	 * Answers at a vendor's own API endpoint. `path` is relative to `apiBase`, without a slash at its
	 * start.
	 */
	endpoint(path: string, call: RecordedCall): Answer | undefined;
	/** A success: data as the vendor wraps it. */
	success(data: unknown, status: number, call: RecordedCall): Answer;
	/** An error in the vendor's shape. */
	failure(status: number, message: string, call: RecordedCall): Answer;
	/** Forgets what the vendor's own code remembers. */
	forget?(): void;
}

/** A request for `fetch`: a path under the provider's origin, and the rest. */
export interface PlainRequest {
	path: string;
	method?: string;
	headers?: Record<string, string>;
	body?: string;
}

/** A login compared byte by byte, at an address without a server. */
export interface ExactLogin {
	title: string;
	fields: Record<string, string | number>;
	/** POST and `HOST` unless given. */
	method?: string;
	origin?: string;
	path: string;
	headers: Record<string, string>;
	body?: unknown;
	/** An answer whose token is `T`. */
	answer: unknown;
	/** What the following call carries. */
	carries: Partial<IHttpRequestOptions>;
}

/** A way to log in, as the sandbox and the browser test show it. */
export interface ShownMethod {
	/** The value of the credential's field `authMethod` (or a name, if it has no such field). */
	method: string;
	/** A workflow whose call succeeds for each of five items. Their `page` is 1 to 5. */
	example: {
		title: string;
		parameters: Record<string, unknown>;
		/** Where it runs a second time; by default in n8n's server. */
		secondRun?: 'new process';
	};
	/** What happens in the form: filled in correctly, wrongly and correctly again, then one call. */
	browser: {
		/** The field that gets the wrong value. */
		secret: string;
		/** What the credential's form must say then. */
		refusal: RegExp;
		/** What the provider must count for the three tests. */
		tests: { logins: number; refused: number; calls: number; rejected: number };
		/** The parameters of Authenticated Request. */
		parameters: Record<string, unknown>;
		/** How many items must come out, and a text that one of them must contain. */
		items: [count: number, text: string];
	};
}

/** One way to log in to a vendor's API, with the facts that every test needs about it. */
export interface MethodRow extends ShownMethod {
	/** The vendor's name in errors. */
	provider: string;
	/** The fields that decide where the login goes, as errors name them. */
	urlFields: string;
	/** A path under the credential's base URL that echoes the call. */
	echo: string;
	/**
	 * Wraps data as the API does. `dataPath` is the path to the data, with a dot at its end unless
	 * empty.
	 */
	wrap(data: unknown): Fields;
	dataPath: string;
	/** A failure as the vendor writes it. `told` is the same as the user reads it. */
	failure(words: string, status: number): unknown;
	told(words: string, status: number): string;
	/** What errors advise for every status of a failed call, if the vendor has such a rule. */
	advice?: string;
	/**
	 * A status other than 401 that proves a token dead, whatever the words. The API uses it for
	 * nothing else.
	 */
	rejectionStatus?: number;
	/** Set if the answer to a rejected token has no words. */
	rejectsSilently?: true;
	/** The default body type of its POSTs. */
	contentType: 'json' | 'form-urlencoded';
	/** Fields of the credential whose wrong value no server can detect. */
	untold?: string[];
	/** Absent for a token or key that was issued by hand. */
	login?: LoginRow;
}

/** The facts about a login, in addition to those about its calls. */
export interface LoginRow {
	/** The field whose change makes the login wrong. */
	secret: string;
	/** How the emulator refuses the wrong login, as the user reads it. */
	refusal: readonly [status: number, words: string];
	/** The token's lifetime, from the emulator or from the credential. */
	lifetimeSeconds: number;
	/** Where the lifetime comes from. */
	lifetimeFrom: LifetimeSource;
	/** Set if each use starts the lifetime again. */
	isIdle?: true;
	/**
	 * What a renewal carries: a refresh token, or the token itself while it is alive. Absent: there
	 * is no renewal.
	 */
	renewsBy?: 'refreshToken' | 'liveToken';
	/** Set if the token can be released. */
	releases?: true;
	/** The login as a plain request, without the package. */
	request(fields: Fields): PlainRequest;
	/** The token in the login's answer. `tokenName` is the name of its field. */
	tokenOf(answer: Fields): unknown;
	tokenName: string;
	/** A GET of an endpoint below the API base. */
	get(path: string, token: string): PlainRequest;
	/** What the credential must send. The first row is the usual login. */
	exact: readonly [ExactLogin, ...ExactLogin[]];
}

/**
 * The settings of each emulator, by credential type. Each file of an emulator declares its own here
 * (TypeScript's declaration merging), so that no list has to name them all.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- empty but for what is declared elsewhere
export interface Emulators {}

/** The credential types that have an emulator. */
export type EmulatorType = keyof Emulators;

/** What the sandbox and the browser test need of an emulator. Its file exports it as `EMULATOR`. */
export interface Emulator<Type extends EmulatorType = EmulatorType> {
	/** Credential type. */
	type: Type;
	/** The vendor's name in the names of credentials. */
	title: string;
	credential: ICredentialType;
	/** Starts the emulator, on the given port or a free one. */
	start(port?: number): Promise<Provider<Emulators[Type]>>;
	/** Its ways to log in, including those with a key or permanent token. */
	methods: readonly [ShownMethod, ...ShownMethod[]];
}

/** An emulator of one vendor, with all that the tables of tests need of it too. */
export interface Vendor<Type extends EmulatorType = EmulatorType> extends Emulator<Type> {
	isVendor: true;
	methods: readonly [MethodRow, ...MethodRow[]];
}

/** Keeps the vendor's credential type as a type. */
export function vendor<Type extends EmulatorType>(
	parts: Omit<Vendor<Type>, 'isVendor'>,
): Vendor<Type> {
	return { ...parts, isVendor: true };
}
