import { commonFailure, isHtml, statusOf } from '../answers';
import { discover } from './discovery';
import { asError, isUnreachable, loginRefused, unreadableAnswer } from '../errors';
import { decideLifetime, isExpired, liveRefreshToken } from './expiry';
import { secondsToMs } from './instants';
import { quote, redact } from '../secrets';
import { type LoginCall, originOf, sendForLogin, type TokenCall } from './sendForLogin';
import type {
	FlowRequest,
	GrantFields,
	HttpAnswer,
	LoginSource,
	ObtainedBy,
	Session,
	TokenFlow,
	Transport,
} from '../tokenFlow';
import { isObject } from '../values';

/**
 * Gets a token from its source, whatever is known. Rejects with a `TokenFlowError`.
 *
 * @param previous the session before, whose discovery is used again
 */
export async function login(call: TokenCall, previous?: Session): Promise<Session> {
	const { source } = call.flow;
	switch (source.kind) {
		case 'fixed':
			return toSession(call, { token: source.token }, 'login', '');
		case 'signed':
			return toSession(call, source.issue(), 'login', '');
		case 'login':
			return await logIn({ ...call, source }, previous?.discovered);
	}
}

async function logIn(call: LoginCall, remembered?: Record<string, string>): Promise<Session> {
	const { discovery } = call.source;
	if (!discovery) return await sendLogin(call);
	const discovered = remembered ?? (await discover(call, discovery));
	try {
		return await sendLogin(call, discovered);
	} catch (error) {
		if (remembered === undefined) throw asError(error);
		// The server can have moved since. If it has not, the failure is the answer.
		const found = await discover(call, discovery).catch(() => remembered);
		if (JSON.stringify(found) === JSON.stringify(remembered)) throw asError(error);
		return await sendLogin(call, found);
	}
}

async function sendLogin(call: LoginCall, discovered?: Record<string, string>): Promise<Session> {
	const { request, steps = [] } = call.source;
	const session = await obtain(call, [() => request(discovered ?? {}), ...steps], 'login', []);
	return discovered === undefined ? session : { ...session, discovered };
}

/** The request that renews a session, and the token that it carries. */
interface Renewal {
	request: () => FlowRequest;
	carries: string;
}

/** How a session can be renewed just now; undefined: only by a login. */
function renewalOf(
	{ renew, renewLive }: LoginSource,
	session: Session,
	rejectedTokens: string[],
	now: number,
): Renewal | undefined {
	const { token } = session;
	const refreshToken = liveRefreshToken(session, now);
	if (renew && refreshToken !== undefined)
		return { request: () => renew(refreshToken, session), carries: refreshToken };
	if (renewLive && !isExpired(session, now) && !rejectedTokens.includes(token))
		return { request: () => renewLive(session), carries: token };
	return undefined;
}

/**
 * Renews by a live refresh token or, if the API has none, by the live token itself; logs in if there
 * is neither, or if it is refused. Rejects with a `TokenFlowError`.
 */
export async function renewOrLogin(
	call: TokenCall,
	previous: Session | undefined,
	now: number,
): Promise<Session> {
	const { source } = call.flow;
	if (source.kind !== 'login' || previous === undefined) return await login(call, previous);
	const renewal = renewalOf(source, previous, call.rejectedTokens ?? [], now);
	if (renewal === undefined) return await login(call, previous);
	const { request, carries } = renewal;
	const answered = watchAnswers(call.transport);
	try {
		const renewing = { ...call, source, transport: answered.transport };
		const session = await obtain(renewing, [request], 'refresh', [carries]);
		return withKept(session, previous);
	} catch (error) {
		const isDead = isExpired(previous, now) || call.rejectedTokens?.includes(previous.token);
		// A renewal that goes nowhere must not stop every call once the token is over.
		const mayLogIn = !isUnreachable(error) || (isDead && !answered.any());
		if (!mayLogIn) throw asError(error);
		return await login(call, previous);
	}
}

/** A transport that knows whether any answer came. */
function watchAnswers(transport: Transport): { transport: Transport; any: () => boolean } {
	let isAny = false;
	const watched: Transport = async (request) => {
		const answer = await transport(request);
		isAny = true;
		return answer;
	};
	return { transport: watched, any: () => isAny };
}

/** What the renewal does not say again still holds, the refresh token too (RFC 6749 section 6). */
function withKept(session: Session, previous: Session): Session {
	const { refreshToken, refreshExpiresAt, values, discovered } = previous;
	const kept = {
		...session,
		...(values && { values: { ...values, ...session.values } }),
		...(discovered && { discovered }),
	};
	return session.refreshToken === undefined ? { ...kept, refreshToken, refreshExpiresAt } : kept;
}

type Step = (answers: HttpAnswer[]) => FlowRequest;

async function obtain(
	options: LoginCall,
	steps: Step[],
	obtainedBy: ObtainedBy,
	furtherSecrets: string[],
): Promise<Session> {
	const { flow, source } = options;
	const secrets = [...flow.secrets, ...furtherSecrets];
	const answers: HttpAnswer[] = [];
	let origin = '';
	for (const step of steps) {
		const { request, answer } = await sendForLogin(options, () => step(answers), secrets);
		origin = originOf(request);
		requireSuccess(flow, source, origin, answer, secrets);
		answers.push(answer);
		secrets.push(...tokensIn(answer.body), ...Object.values(answer.cookies ?? {}));
	}
	return readSession(options, origin, answers, obtainedBy);
}

/** Values that look like tokens by their names: a later step can send them, and fail. */
function tokensIn(body: unknown): string[] {
	if (!isObject(body)) return [];
	return Object.entries(body).flatMap(([name, value]) => {
		if (typeof value === 'string') return /token|session|key|secret|jwt/i.test(name) ? [value] : [];
		return tokensIn(value);
	});
}

/** Throws unless the answer to a step of the login is a success that can be read. */
function requireSuccess(
	flow: TokenFlow,
	source: LoginSource,
	origin: string,
	answer: HttpAnswer,
	secrets: string[],
): void {
	if (answer.status >= 300 && answer.status < 400 && !source.acceptsRedirect?.(answer)) {
		const to = redact(answer.headers.location ?? 'elsewhere', secrets);
		throw unreadableAnswer(
			flow.provider,
			origin,
			`with a redirect to ${to}, which is not followed with a password in hand`,
			checkUrl(flow),
		);
	}
	const failure = (source.failureIn ?? flow.failureIn)(answer) ?? commonFailure(answer);
	if (failure !== undefined) {
		throw loginRefused(
			flow.provider,
			answer.status,
			quote(failure, secrets),
			refusalHint(flow, answer),
		);
	}
	if (isHtml(answer) && !source.acceptsRedirect?.(answer))
		throw unreadableAnswer(
			flow.provider,
			origin,
			'with a web page instead of a token',
			checkUrl(flow),
		);
}

function readSession(
	options: LoginCall,
	origin: string,
	answers: HttpAnswer[],
	obtainedBy: ObtainedBy,
): Session {
	const { source } = options;
	const { body, headers } = answers[answers.length - 1];
	const grant = source.readGrant(body, answers, obtainedBy);
	return toSession(options, grant, obtainedBy, origin, headers, source.noToken?.(answers));
}

function toSession(
	{ flow, clock, fingerprint }: TokenCall,
	grant: GrantFields,
	obtainedBy: ObtainedBy,
	origin: string,
	headers: Record<string, string> = {},
	{ problem, cure } = { problem: 'there was no token in the answer', cure: checkUrl(flow) },
): Session {
	if (typeof grant.token !== 'string' || grant.token.trim() === '') {
		throw unreadableAnswer(flow.provider, origin, problem, cure);
	}
	const token = grant.token.trim();
	if (/[\r\n\0]/.test(token))
		throw unreadableAnswer(
			flow.provider,
			origin,
			'the token has characters that no header can carry',
			checkUrl(flow),
		);
	const receivedAt = clock.now();
	const lifetime = decideLifetime(flow, { ...grant, token }, receivedAt, headers);
	const refreshMs = secondsToMs(grant.refreshExpiresIn);
	return {
		token,
		fingerprint,
		obtainedAt: receivedAt,
		obtainedBy,
		lifetime,
		expiresAt: lifetime && receivedAt + lifetime.ms,
		refreshToken:
			typeof grant.refreshToken === 'string' && grant.refreshToken !== ''
				? grant.refreshToken
				: undefined,
		refreshExpiresAt: refreshMs === undefined ? undefined : receivedAt + refreshMs,
		...(grant.values && { values: grant.values }),
	};
}

function refusalHint(flow: TokenFlow, answer: HttpAnswer): string {
	if ([404, 405].includes(statusOf(flow, answer)) || isHtml(answer)) return checkUrl(flow);
	return 'Check the user name, password or key and the other login fields in the credential.';
}

const checkUrl = ({ urlFields }: TokenFlow) => `Check ${urlFields} in the credential.`;
