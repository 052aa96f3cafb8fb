import { commonFailure, isHtml, statusOf } from '../answers';
import { discover } from './discovery';
import { asError, isUnreachable, loginRefused, unreadableAnswer } from '../errors';
import { decideLifetime } from './expiry';
import { secondsToMs } from './instants';
import { quote, redact } from '../secrets';
import { type LoginCall, originOf, sendForLogin } from './sendForLogin';
import type {
	FlowRequest,
	GrantFields,
	HttpAnswer,
	ObtainedBy,
	Session,
	TokenFlow,
} from '../tokenFlow';

/**
 * Logs in. Rejects with a `TokenFlowError`.
 *
 * @param previous the session before, whose discovery is used again
 */
export async function login(call: LoginCall, previous?: Session): Promise<Session> {
	const { flow } = call;
	if (flow.issue) return toSession(call, flow.issue(), 'login', '');
	if (!flow.discovery) return await logIn(call);
	const remembered = previous?.discovered;
	const discovered = remembered ?? (await discover(call, flow.discovery));
	try {
		return await logIn(call, discovered);
	} catch (error) {
		if (remembered === undefined) throw asError(error);
		// The server can have moved since. If it has not, the failure is the answer.
		const found = await discover(call, flow.discovery).catch(() => remembered);
		if (JSON.stringify(found) === JSON.stringify(remembered)) throw asError(error);
		return await logIn(call, found);
	}
}

async function logIn(call: LoginCall, discovered?: Record<string, string>): Promise<Session> {
	const { flow } = call;
	const { login: request } = flow;
	if (!request) throw new Error(`${flow.provider} has no login`);
	const steps = [() => request(discovered ?? {}), ...(flow.loginSteps ?? [])];
	const session = await obtain(call, steps, 'login', []);
	return discovered === undefined ? session : { ...session, discovered };
}

/** Keeps the old refresh token where no new one comes (RFC 6749 section 6). */
async function refresh(call: LoginCall, previous: Session): Promise<Session> {
	const { renew } = call.flow;
	const { refreshToken, refreshExpiresAt, values, discovered } = previous;
	if (!renew || refreshToken === undefined) throw new Error(`${call.flow.provider} has no renewal`);
	const session = await obtain(call, [() => renew(refreshToken, previous)], 'refresh', [
		refreshToken,
	]);
	// What the renewal does not say again still holds.
	const kept = {
		...session,
		...(values && { values: { ...values, ...session.values } }),
		...(discovered && { discovered }),
	};
	return session.refreshToken === undefined ? { ...kept, refreshToken, refreshExpiresAt } : kept;
}

/**
 * Renews by refresh token if there is a live one; logs in if there is none, or if it is refused.
 * Rejects with a `TokenFlowError`.
 */
export async function renewOrLogin(
	call: LoginCall,
	previous: Session | undefined,
	now: number,
): Promise<Session> {
	const refreshable =
		call.flow.renew !== undefined &&
		previous?.refreshToken !== undefined &&
		(previous.refreshExpiresAt === undefined || now < previous.refreshExpiresAt);
	if (!refreshable) return await login(call, previous);
	try {
		return await refresh(call, previous);
	} catch (error) {
		if (isUnreachable(error)) throw asError(error);
		return await login(call, previous);
	}
}

type Step = (answers: HttpAnswer[]) => FlowRequest;

async function obtain(
	options: LoginCall,
	steps: Step[],
	obtainedBy: ObtainedBy,
	furtherSecrets: string[],
): Promise<Session> {
	const { flow } = options;
	const secrets = [...flow.secrets, ...furtherSecrets];
	const answers: HttpAnswer[] = [];
	let origin = '';
	for (const step of steps) {
		const { request, answer } = await sendForLogin(options, () => step(answers), secrets);
		origin = originOf(request);
		requireSuccess(flow, origin, answer, secrets);
		answers.push(answer);
		secrets.push(...tokensIn(answer.body), ...Object.values(answer.cookies ?? {}));
	}
	return readSession(options, origin, answers, obtainedBy);
}

/** Values that look like tokens by their names: a later step can send them, and fail. */
function tokensIn(body: unknown): string[] {
	if (typeof body !== 'object' || body === null) return [];
	return Object.entries(body).flatMap(([name, value]) => {
		if (typeof value === 'string') return /token|session|key|secret|jwt/i.test(name) ? [value] : [];
		return tokensIn(value);
	});
}

/** Throws unless the answer to a step of the login is a success that can be read. */
function requireSuccess(
	flow: TokenFlow,
	origin: string,
	answer: HttpAnswer,
	secrets: string[],
): void {
	if (answer.status >= 300 && answer.status < 400 && !flow.acceptsRedirect?.(answer)) {
		const to = redact(answer.headers.location ?? 'elsewhere', secrets);
		throw unreadableAnswer(
			flow.provider,
			origin,
			`with a redirect to ${to}, which is not followed with a password in hand`,
			checkUrl(flow),
		);
	}
	const failure = (flow.loginFailureIn ?? flow.failureIn)(answer) ?? commonFailure(answer);
	if (failure !== undefined) {
		throw loginRefused(
			flow.provider,
			answer.status,
			quote(failure, secrets),
			refusalHint(flow, answer),
		);
	}
	if (isHtml(answer) && !flow.acceptsRedirect?.(answer))
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
	const { flow } = options;
	const { body, headers } = answers[answers.length - 1];
	const grant = flow.readGrant?.(body, answers, obtainedBy) ?? { token: undefined };
	return toSession(options, grant, obtainedBy, origin, headers, flow.noToken?.(answers));
}

function toSession(
	{ flow, clock, fingerprint }: LoginCall,
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
