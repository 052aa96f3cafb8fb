/**
 * Makes a session from the answers to a login or a renewal, or throws an error that says what is
 * missing.
 */
import { unreadableAnswer } from '../../errors';
import { secondsToMs } from '../../formats/instants';
import { quote } from '../../secrets';
import type { GrantFields, HttpAnswer, ObtainedBy, Session, TokenFlow } from '../../tokenFlow';
import { decideLifetime } from './lifetime';
import { refusedWithoutToken, whatWasRefused } from './refusal';
import { checkUrl } from './refusalAdvice';
import type { TokenCall, LoginCall } from './loginCall';

/** How much of an answer without a token is shown. Characters. */
const MAX_PROBLEM = 600;

/** The answers to all requests of a login or a renewal. All of them are successes. */
interface LoginAnswers {
	answers: HttpAnswer[];
	/** The origin of the last answer, as errors name it. */
	origin: string;
	/** Secrets that were sent or issued. They must not be shown. */
	secrets: string[];
	obtainedBy: ObtainedBy;
	/** The session's own token, if the renewal was sent with it. */
	prolonged?: string;
}

/**
 * Returns the session that the answers give. Throws a `TokenFlowError` if they hold no usable
 * token.
 */
export function readSession(
	call: LoginCall,
	{ answers, origin, secrets, obtainedBy, prolonged }: LoginAnswers,
): Session {
	const { flow, source } = call;
	const answer = answers[answers.length - 1];
	const { body, headers } = answer;
	let grant = source.readGrant(body, answers, obtainedBy);
	if (!isToken(grant.token)) {
		const happened = whatWasRefused(obtainedBy);
		const refused = refusedWithoutToken({ flow, source, answer, origin, sent: secrets, happened });
		if (refused !== undefined) throw refused;
		if (prolonged !== undefined) grant = source.readGrant(body, answers, obtainedBy, prolonged);
	}
	const noToken = isToken(grant.token) ? undefined : source.noToken?.(answers);
	return toSession(call, grant, {
		obtainedBy,
		origin,
		headers,
		noToken: noToken && { ...noToken, problem: quote(noToken.problem, secrets, MAX_PROBLEM) },
	});
}

/** Whether a value can be a token. It can be a number, because some APIs number their sessions. */
const isToken = (value: unknown): value is string | number =>
	(typeof value === 'string' && value.trim() !== '') || (typeof value === 'number' && value > 0);

/** How a token was obtained, and what the error says if there is none. */
interface Receipt {
	obtainedBy: ObtainedBy;
	/** The origin of the token, as errors name it. */
	origin: string;
	/** The headers of the answer that brought the token. */
	headers?: Record<string, string>;
	noToken?: { problem: string; cure: string };
}

/**
 * Returns a session with the token, obtained now. Throws a `TokenFlowError` if the token can't be
 * used.
 */
export function toSession(
	{ flow, clock, fingerprint }: TokenCall,
	grant: GrantFields,
	receipt: Receipt,
): Session {
	const token = tokenOf(flow, grant, receipt);
	const { obtainedBy, origin, headers = {} } = receipt;
	const obtainedAt = clock.now();
	const lifetime = decideLifetime(flow, { ...grant, token }, obtainedAt, headers);
	if (lifetime !== undefined && lifetime.ms <= 0)
		throw unreadableAnswer(
			flow.provider,
			origin,
			`its token had expired ${Math.round(-lifetime.ms / 1000)} s before it arrived`,
			"The login hands out an old token: log in there by another method or endpoint, or have the provider's clock checked.",
		);
	const { refreshToken, refreshExpiresIn, values, who } = grant;
	const refreshMs = secondsToMs(refreshExpiresIn);
	return {
		token,
		fingerprint,
		obtainedAt,
		obtainedBy,
		lifetime,
		expiresAt: lifetime && obtainedAt + lifetime.ms,
		refreshToken:
			typeof refreshToken === 'string' && refreshToken !== '' ? refreshToken : undefined,
		refreshExpiresAt: refreshMs === undefined ? undefined : obtainedAt + refreshMs,
		...(values && { values }),
		...(who !== undefined && { who }),
	};
}

/** Returns the token as a text that a header can carry. Throws if there is none. */
function tokenOf(
	flow: TokenFlow,
	{ token: found }: GrantFields,
	{ origin, noToken }: Receipt,
): string {
	const unreadable = (problem: string, cure = checkUrl(flow)) =>
		unreadableAnswer(flow.provider, origin, problem, cure);
	if (!isToken(found))
		throw unreadable(noToken?.problem ?? 'there was no token in the answer', noToken?.cure);
	const token = String(found).trim();
	if (/[\r\n\0]/.test(token)) throw unreadable('the token has characters that no header can carry');
	return token;
}
