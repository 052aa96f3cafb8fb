import { statusAndWords } from './answers';
import type { TestVerdict, TokenFlow } from './tokenFlow';
import { isObject } from './values';

/** Stable names for the kinds of failure in the token flow. */
export type TokenFlowFailure =
	| 'invalid_configuration'
	| 'foreign_origin'
	| 'login_refused'
	| 'provider_unreachable'
	| 'unreadable_answer'
	| 'discovery_failed'
	| 'test_call_failed'
	| 'release_failed';

/**
 * Any failure of the token flow. The message says who failed and what to do, and holds no secret.
 * The error has no `cause` and no request, because both could hold the token. Its kind is called
 * `reason` and not `code`, because n8n shows an error's `code` as an HTTP status.
 */
export class TokenFlowError extends Error {
	readonly reason: TokenFlowFailure;
	/** The pause that the provider asked for (`Retry-After`), in ms. */
	declare retryAfterMs?: number;
	/** Whether the refusal may be a passing failure of the provider, judged by its status. */
	declare mayPass?: boolean;

	constructor(reason: TokenFlowFailure, message: string) {
		super(message);
		this.name = 'TokenFlowError';
		this.reason = reason;
	}
}

/**
 * Thrown by the transport of a login for an answer that must not be read any further. The message
 * continues "the login at … answered, but". With `isAnswer` false, the answer did not come in time.
 */
export class UnusableAnswer extends Error {
	constructor(
		message: string,
		readonly isAnswer = true,
	) {
		super(message);
		this.name = 'UnusableAnswer';
	}
}

/** A field of the credential or of the request has a value that can't be used. */
export const invalidConfiguration = (provider: string, problem: string) =>
	new TokenFlowError('invalid_configuration', `${provider}: ${problem}`);

/**
 * The request goes to a host that must not receive this credential's token.
 *
 * @param takesPaths whether the calling node accepts a path under the base URL
 */
export const foreignOrigin = (
	provider: string,
	origin: string,
	trusted: string[],
	takesPaths: boolean,
) =>
	new TokenFlowError(
		'foreign_origin',
		`${provider}: the request goes to ${origin}, but this credential's token is only sent to ${trusted.join(' and ')}. Use ${takesPaths ? 'a path or ' : ''}a URL of that origin, or another credential.`,
	);

/** What the error for a refused login says. */
interface Refused {
	status: number;
	/** The provider's own words, without secrets. */
	words: string;
	advice: string;
	/** Says what was refused, such as a request with its address. Default: the login. */
	happened?: string;
}

/** The provider answered the login with a refusal. */
export const loginRefused = (
	provider: string,
	{ status, words, advice, happened = 'the login was refused' }: Refused,
) =>
	new TokenFlowError(
		'login_refused',
		`${provider}: ${happened} (${statusAndWords(status, words)}). ${advice}`,
	);

/** The API rejects a login's new token: some logins refuse a wrong password in this way. */
export const freshTokenRejected = (provider: string) =>
	new TokenFlowError(
		'login_refused',
		`${provider}: the login gave a token, but the API rejected it at its first use. Some logins refuse a wrong user name or password in this way: check them in the credential. If they are right, check that this user or key may call this endpoint, and where and how the token is sent. No other login is tried for 10 seconds.`,
	);

/** The login failed with an error that no rule covers. */
export const unexpectedFailure = (provider: string, what: string) =>
	new TokenFlowError(
		'unreadable_answer',
		`${provider}: the login failed in an unexpected way (${what}). Check that its URL leads to the API's own login, and please report it if it does.`,
	);

/** What is known about a request that got no usable answer. */
interface Unreachable {
	origin: string;
	reason: string;
	/** How long to wait before the next attempt, in ms. */
	retryAfterMs?: number;
	/** Names the request, such as a step of the login. Default: the login. */
	what?: string;
	advice?: string;
}

/** The provider did not answer, or said that it can't answer now. */
export const providerUnreachable = (
	{ provider, urlFields, goesByProxy }: Pick<TokenFlow, 'provider' | 'urlFields' | 'goesByProxy'>,
	{ origin, reason, retryAfterMs, what = 'login', advice = '' }: Unreachable,
) => {
	const fields = goesByProxy ? `${urlFields} and "Proxy"` : urlFields;
	const error = new TokenFlowError(
		'provider_unreachable',
		`${provider}: the ${what} at ${origin} got no usable answer (${reason}). Check ${fields} in the credential and that the server is up, then try again.${advice && ` ${advice}`}`,
	);
	if (retryAfterMs !== undefined) error.retryAfterMs = retryAfterMs;
	return error;
};

/** The provider answered the login with a success status, but without a token. */
export const unreadableAnswer = (provider: string, origin: string, problem: string, cure: string) =>
	new TokenFlowError(
		'unreadable_answer',
		`${provider}: the login at ${origin} answered, but ${problem}. ${cure}`,
	);

/** The API rejected the token in the test call, or the test call could not be made. */
export const testCallFailed = (
	{ provider, source }: Pick<TokenFlow, 'provider' | 'source'>,
	what: string,
	{ outcome, words, advice }: TestVerdict,
) => {
	const prefix = source.kind === 'fixed' ? 'the' : 'the login succeeded, but the';
	const happened =
		outcome === 'untried' ? `token could not be tried at ${what}` : `test call to ${what} failed`;
	return new TokenFlowError(
		'test_call_failed',
		`${provider}: ${prefix} ${happened} (${words}). ${advice}`,
	);
};

/** The credential test found that the renewal does not work as the credential describes it. */
export const renewalFailed = (provider: string, problem: string) =>
	new TokenFlowError(
		'test_call_failed',
		`${provider}: the login succeeded, but its token can't be renewed (${problem}). Correct the fields of "Renew by Refresh Token", or switch it off: the node then logs in for each new token.`,
	);

/** n8n did not pass the client certificate on to its HTTP library. */
export const certificateNotSent = (provider: string) =>
	new TokenFlowError(
		'invalid_configuration',
		`${provider}: this n8n is too old to send the client certificate of a credential. Update n8n, or switch off "Client Certificate" in the credential.`,
	);

/** The credential test tried nothing, because it must not spend the only token there is. */
export const notToBeSpent = (provider: string) =>
	new TokenFlowError(
		'invalid_configuration',
		`${provider}: nothing was tested. The test can't save the refresh token that an answer would bring, so it does not use the one you have. Save the credential and use it in a workflow: the first call logs in, and from then on the test tries that token. Check there that it works.`,
	);

/**
 * The credential test has no call to try the token with. It fails, because a success would mislead.
 */
export const nothingToTry = (provider: string) =>
	new TokenFlowError(
		'invalid_configuration',
		`${provider}: the token could not be tried. Fill in "Test Path" with the path of a GET call.`,
	);

/** The discovery failed, so the address or value that the login needs is unknown. */
export const discoveryFailed = (
	provider: string,
	origin: string,
	problem: string,
	wayOut: string,
) =>
	new TokenFlowError(
		'discovery_failed',
		`${provider}: ${origin} did not say where to log in (${problem}). ${wayOut}`,
	);

/** The provider did not end the session when asked to. */
export const releaseFailed = (provider: string, reason: string) =>
	new TokenFlowError(
		'release_failed',
		`${provider}: the token was not released (${reason}). It is kept; try again later.`,
	);

/** Whether an error says that the provider gave no usable answer. The next attempt may succeed. */
export function isUnreachable(error: unknown): boolean {
	return error instanceof TokenFlowError && error.reason === 'provider_unreachable';
}

/** Whether a live token may stay in use after this error. */
export function leavesLiveToken(error: unknown): boolean {
	return isUnreachable(error) || (error instanceof TokenFlowError && error.mayPass === true);
}

/** Returns the first error of a class among an error and its causes: n8n wraps hooks' errors. */
export function findCause<E extends Error>(
	error: unknown,
	wanted: abstract new (...parameters: never[]) => E,
): E | undefined {
	const seen = new Set<Error>();
	for (let current = error; current instanceof Error; current = current.cause) {
		if (current instanceof wanted) return current;
		// An error can be its own cause.
		if (seen.has(current)) return undefined;
		seen.add(current);
	}
	return undefined;
}

/**
 * Returns a caught value as an error to throw again. An error is returned unchanged; JavaScript
 * code can throw any value.
 */
export function asError(caught: unknown): Error {
	return caught instanceof Error ? caught : new Error(wordsOfThrown(caught));
}

function wordsOfThrown(caught: unknown): string {
	const words = isObject(caught) ? textIn(caught, 'message') : primitiveWords(caught);
	return words || 'an error without a message';
}

function primitiveWords(caught: unknown): string {
	return ['string', 'number', 'bigint', 'boolean'].includes(typeof caught) ? String(caught) : '';
}

/** Returns a text field of a thrown value; empty if the field is missing or reading it throws. */
export function textIn(thrown: unknown, name: string): string {
	try {
		const value: unknown = (thrown as Record<string, unknown>)[name];
		return typeof value === 'string' ? value : '';
	} catch {
		return '';
	}
}
