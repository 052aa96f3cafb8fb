/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { ICredentialType, IHttpRequestOptions } from 'n8n-workflow';
import type { LifetimeSource } from '../../credentials/engine/tokenFlow';

/** What an emulator has counted since it started or was last reset. */
export interface ProviderCounters {
	/** Successful logins. */
	logins: number;
	/** Refused logins, those that `failLogins` or `loginAnswer` refuses included. */
	refusedLogins: number;
	/** Successful refresh grants. */
	renewals: number;
	/** Refused refresh grants. */
	refusedRenewals: number;
	/** Tokens released, or sessions logged out. */
	releases: number;
	/** Requests that found out where to log in. */
	discoveries: number;
	/** API calls answered with a status below 400. */
	calls: number;
	/** API calls refused for a bad, expired or missing token. */
	rejected: number;
	/** API calls answered 429 because too many were in flight. */
	tooMany: number;
	/** What the vendor's document rules out and a client did all the same, in words. */
	violations: string[];
}

/** One request as the emulator received it. A repeated query parameter is joined by commas; `search` is unchanged. */
export interface RecordedCall {
	method: string;
	path: string;
	search: string;
	query: Record<string, string>;
	headers: IncomingHttpHeaders;
	body: string;
	/** Length of the body in bytes. */
	bodyBytes: number;
	/** What it asks for where it is no call of the API. */
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
	/** How long a token really lives. What is announced (`exp`, `expires_in`) is this in whole seconds, at least 1. */
	tokenLifetimeMs: number;
	loginDelayMs: number;
	callDelayMs: number;
	/** API calls that are served at the same time; further ones are answered 429. */
	maxInFlight: number | null;
	/** Each login ends every older session. */
	newestSessionOnly: boolean;
	/** Only for providers that have refresh tokens. */
	issueRefreshTokens: boolean;
	/** The next `times` requests to the token endpoint, refresh grants included, are answered so. */
	failLogins: (LoginAnswer & { times: number }) | null;
	/** Every request to the token endpoint, refresh grants included, is answered so. */
	loginAnswer: LoginAnswer | null;
	/** Changes the body of each successful login and renewal. The tokens in it are issued all the same. */
	editLogin: ((body: string) => string) | null;
	/** Changes the claims of access tokens that are JWTs, not how long they really live. */
	editClaims: ((claims: Fields) => Fields) | null;
	/** When so many calls were answered since the start or the last reset, every access token ends. */
	revokeAfterCalls: number | null;
	/** The emulator's clock, epoch ms. */
	now: () => number;
}

/** A running emulator. */
export interface Provider<S extends ProviderSettings = ProviderSettings> {
	name: string;
	/** Origin, e.g. `http://127.0.0.1:4000`. */
	url: string;
	/** Origin and path above `echo`, `status/500` and the other test endpoints. */
	apiUrl: string;
	counters: ProviderCounters;
	/** Every request, logins included; the last 20,000. */
	requests: RecordedCall[];
	/** Every token and refresh token that was issued, dead ones included. */
	issued: string[];
	settings: S;
	/** Valid fields of the credential, by the value of its `authMethod`. */
	credentials: Record<string, Record<string, unknown>>;
	/** Ends every access token; refresh tokens, API keys and permanent tokens live on. */
	revokeAll(): void;
	revokeRefreshTokens(): void;
	/** Clears counters, requests and tokens, and sets the settings to their defaults. */
	reset(): void;
	stop(): Promise<void>;
}

/** What an answer means to the counters. */
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
	 * Where tokens are obtained and renewed: by full path for POST, by method and path for any other
	 * (`PUT /v1/session`).
	 */
	tokenRoutes: Record<string, Handler>;
	/** Which requests to these routes renew; absent: none. */
	isRenewal?(call: RecordedCall): boolean;
	/** Where tokens are released, written in the same way (`DELETE /v1/session`). */
	releaseRoutes?: Record<string, Handler>;
	/** Where it is found out where to log in, by full path. GET only. */
	discoveryRoutes?: Record<string, Handler>;
	/** Path above the API's endpoints, with no slash at its end. */
	apiBase: string;
	/** The refusal of an API call, or nothing if its token and form are in order. */
	authorise(call: RecordedCall): Answer | undefined;
	/** An answer that proves a token dead; `failure` with 401 unless given. */
	rejection?(message: string, call: RecordedCall): Answer;
	/** A vendor's own API endpoint; `path` is relative to `apiBase`, with no slash at its start. */
	endpoint(path: string, call: RecordedCall): Answer | undefined;
	/** Data as the vendor wraps it. */
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

/** A login to the last byte, against an address that nobody serves. */
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
	/** What the call then carries. */
	carries: Partial<IHttpRequestOptions>;
}

/** A way to log in as the sandbox and the browser test show it. */
export interface ShownMethod {
	/** The value of the credential's field `authMethod` (or a name, where there is none). */
	method: string;
	/** A workflow whose call succeeds for each of five items that hold the numbers 1 to 5 as `page`. */
	example: {
		title: string;
		parameters: Record<string, unknown>;
		/** Where it runs a second time: in n8n's server unless given. */
		secondRun?: 'new process';
	};
	/** The form filled in rightly, wrongly and rightly again, then one call. */
	browser: {
		/** The field that is filled in wrongly. */
		secret: string;
		/** What the credential's form must say then. */
		refusal: RegExp;
		/** What the provider must count for the three tests. */
		tests: { logins: number; refused: number; calls: number; rejected: number };
		/** What is filled in at Authenticated Request. */
		parameters: Record<string, unknown>;
		/** How many items must come, and a text that must be in one of them. */
		items: [count: number, text: string];
	};
}

/** One way to log in to a vendor's API, and what is true of it in every test. */
export interface MethodRow extends ShownMethod {
	/** The vendor as errors name it. */
	provider: string;
	/** The fields that decide where the login goes, as errors name them. */
	urlFields: string;
	/** A path under the credential's base URL that echoes the call. */
	echo: string;
	/** Data as the API wraps it, and the path at which it is then, ending in a dot unless empty. */
	wrap(data: unknown): Fields;
	dataPath: string;
	/** A failure as the vendor writes it, and as the user reads it. */
	failure(words: string, status: number): unknown;
	told(words: string, status: number): string;
	/** What errors advise whatever the status of a failed call is, where that is the vendor's own rule. */
	advice?: string;
	/** A status beside 401 that proves a token dead whatever the words, so that it says nothing else. */
	rejectionStatus?: number;
	/** Whether a rejected token is answered without any words. */
	rejectsSilently?: true;
	/** The bodies that its POSTs have unless told otherwise. */
	contentType: 'json' | 'form-urlencoded';
	/** Fields of the credential whose value no server can tell to be wrong. */
	untold?: string[];
	/** Absent for a token or key that was issued by hand. */
	login?: LoginRow;
}

/** What is true of a way to log in, beside what is true of its calls. */
export interface LoginRow {
	/** The field whose change makes the login wrong. */
	secret: string;
	/** How the emulator refuses it, as the user reads it. */
	refusal: readonly [status: number, words: string];
	/** As the emulator announces it, or as the credential has it. */
	lifetimeSeconds: number;
	/** Where that is known from. */
	lifetimeFrom: LifetimeSource;
	/** Whether each use starts it again. */
	isIdle?: true;
	/** What a renewal carries: a refresh token, or the token itself while it lives; absent: none. */
	renewsBy?: 'refreshToken' | 'liveToken';
	/** Whether it can be released. */
	releases?: true;
	/** The login by hand. */
	request(fields: Fields): PlainRequest;
	/** The token in its answer, and the name of the field that it is in. */
	tokenOf(answer: Fields): unknown;
	tokenName: string;
	/** A GET of an endpoint below the API base. */
	get(path: string, token: string): PlainRequest;
	/** What the credential must send; the first row is the usual login. */
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
	/** The vendor in the names of credentials. */
	title: string;
	credential: ICredentialType;
	/** Starts the emulator, on the given port or a free one. */
	start(port?: number): Promise<Provider<Emulators[Type]>>;
	/** Its ways to log in, those by a key or permanent token included. */
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
