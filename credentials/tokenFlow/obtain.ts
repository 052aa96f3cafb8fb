import { commonFailure, isHtml, isTransientStatus } from './answers';
import { loginRefused, providerUnreachable, TokenFlowError, unreadableAnswer } from './errors';
import { decideLifetime, secondsToMs } from './expiry';
import { networkReason } from './networkReason';
import { retryAfterMs } from './retryAfter';
import { quote, redact } from './secrets';
import type {
	Clock,
	FlowRequest,
	GrantFields,
	HttpAnswer,
	ObtainedBy,
	Session,
	TokenFlow,
	Transport,
} from './types';

/** Waits before the second and the third attempt. */
const BACKOFF_MS = [300, 1_000];
/** A provider that asks for a longer pause than this gets no further attempt. */
const MAX_WAIT_MS = 10_000;

interface ObtainOptions {
	flow: TokenFlow;
	fingerprint: string;
	transport: Transport;
	clock: Clock;
	/** Further attempts after a transient failure: 0 to 2. */
	retries: number;
}

/** Logs in. Rejects with a `TokenFlowError`. */
export async function login(options: ObtainOptions): Promise<Session> {
	const { flow } = options;
	if (flow.issue) return toSession(options, flow.issue(), 'login', '');
	if (!flow.login) throw new Error(`${flow.provider} has no login`);
	return await obtain(options, [flow.login, ...(flow.loginSteps ?? [])], 'login', []);
}

/** Renews by refresh token; keeps the old refresh token where no new one comes (RFC 6749 s. 6). */
export async function refresh(options: ObtainOptions, previous: Session): Promise<Session> {
	const { renew } = options.flow;
	const { refreshToken, refreshExpiresAt, values } = previous;
	if (!renew || refreshToken === undefined)
		throw new Error(`${options.flow.provider} has no renewal`);
	const session = await obtain(options, [() => renew(refreshToken, previous)], 'refresh', [
		refreshToken,
	]);
	// What the renewal does not say again still holds.
	const kept = { ...session, ...(values && { values: { ...values, ...session.values } }) };
	return session.refreshToken === undefined ? { ...kept, refreshToken, refreshExpiresAt } : kept;
}

type Step = (answers: HttpAnswer[]) => FlowRequest;

async function obtain(
	options: ObtainOptions,
	steps: Step[],
	obtainedBy: ObtainedBy,
	furtherSecrets: string[],
): Promise<Session> {
	const { flow } = options;
	const secrets = [...flow.secrets, ...furtherSecrets];
	const answers: HttpAnswer[] = [];
	let origin = '';
	for (const step of steps) {
		const { request, answer } = await sendWithRetries(options, () => step(answers), secrets);
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

async function sendWithRetries(
	{ flow, clock, transport, retries }: ObtainOptions,
	buildRequest: () => FlowRequest,
	secrets: string[],
): Promise<{ request: FlowRequest; answer: HttpAnswer }> {
	for (let attempt = 0; ; attempt++) {
		const request = buildRequest();
		const outcome = await send(flow, request, transport, secrets);
		const isAnswer = !(outcome instanceof TokenFlowError);
		if (isAnswer && (!isTransientStatus(outcome.status) || flow.isRefusal?.(outcome)))
			return { request, answer: outcome };
		const waitMs = pauseBeforeRetry(outcome, attempt, clock.now());
		if (attempt >= retries || waitMs > MAX_WAIT_MS)
			throw asUnreachable(flow, request, outcome, secrets, clock.now());
		await clock.sleep(waitMs);
	}
}

async function send(
	flow: TokenFlow,
	request: FlowRequest,
	transport: Transport,
	secrets: string[],
): Promise<HttpAnswer | TokenFlowError> {
	try {
		return await transport(request);
	} catch (error) {
		const reason = quote(networkReason(error), secrets);
		return providerUnreachable(flow.provider, originOf(request), reason);
	}
}

function pauseBeforeRetry(
	outcome: HttpAnswer | TokenFlowError,
	attempt: number,
	now: number,
): number {
	const asked =
		outcome instanceof TokenFlowError
			? undefined
			: retryAfterMs(outcome.headers['retry-after'], now);
	return asked ?? BACKOFF_MS[Math.min(attempt, BACKOFF_MS.length - 1)];
}

function asUnreachable(
	flow: TokenFlow,
	request: FlowRequest,
	outcome: HttpAnswer | TokenFlowError,
	secrets: string[],
	now: number,
): TokenFlowError {
	if (outcome instanceof TokenFlowError) return outcome;
	const failure = (flow.loginFailureIn ?? flow.failureIn)(outcome) ?? commonFailure(outcome);
	const words = quote(failure ?? '', secrets);
	const pause = outcome.headers['retry-after'];
	const reason = `HTTP ${outcome.status}${words ? `: ${words}` : ''}${pause ? `, retry after ${pause}` : ''}`;
	return providerUnreachable(
		flow.provider,
		originOf(request),
		quote(reason, secrets),
		retryAfterMs(pause, now),
	);
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
		);
	}
	const failure = (flow.loginFailureIn ?? flow.failureIn)(answer) ?? commonFailure(answer);
	if (failure !== undefined) {
		throw loginRefused(flow.provider, answer.status, quote(failure, secrets), refusalHint(answer));
	}
	if (isHtml(answer) && !flow.acceptsRedirect?.(answer))
		throw unreadableAnswer(flow.provider, origin, 'with a web page instead of a token');
}

function readSession(
	options: ObtainOptions,
	origin: string,
	answers: HttpAnswer[],
	obtainedBy: ObtainedBy,
): Session {
	const { flow } = options;
	const { body } = answers[answers.length - 1];
	const grant = flow.readGrant?.(body, answers, obtainedBy) ?? { token: undefined };
	return toSession(options, grant, obtainedBy, origin, flow.noTokenHint?.(answers));
}

function toSession(
	{ flow, clock, fingerprint }: ObtainOptions,
	grant: GrantFields,
	obtainedBy: ObtainedBy,
	origin: string,
	noTokenHint = 'there was no token in the answer',
): Session {
	if (typeof grant.token !== 'string' || grant.token.trim() === '') {
		throw unreadableAnswer(flow.provider, origin, noTokenHint);
	}
	const token = grant.token.trim();
	if (/[\r\n\0]/.test(token))
		throw unreadableAnswer(
			flow.provider,
			origin,
			'the token has characters that no header can carry',
		);
	const receivedAt = clock.now();
	const lifetime = decideLifetime(flow, { ...grant, token }, receivedAt);
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

function refusalHint(answer: HttpAnswer): string {
	if (answer.status === 404 || answer.status === 405 || isHtml(answer))
		return 'Check the URL in the credential.';
	return 'Check the user name, password or key and the other login fields in the credential.';
}

function originOf(request: FlowRequest): string {
	return new URL(request.url).origin;
}
