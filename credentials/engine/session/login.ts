import { commonFailure, isHtml, statusOf } from '../answers';
import { discover } from './discovery';
import { asError, loginRefused, unreadableAnswer } from '../errors';
import { decideLifetime } from './expiry';
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

/** A request that is built from the answers before it. */
type Step = (answers: HttpAnswer[]) => FlowRequest;

/** Sends the requests of a login or a renewal one after another. Rejects with a `TokenFlowError`. */
export async function obtain(
	options: LoginCall,
	steps: Step[],
	obtainedBy: ObtainedBy,
	furtherSecrets: string[],
): Promise<Session> {
	const { flow, source } = options;
	const secrets = [...flow.secrets, ...furtherSecrets];
	const answers: HttpAnswer[] = [];
	let origin = '';
	for (const [index, step] of steps.entries()) {
		const which = steps.length > 1 ? ` (step ${index + 1} of ${steps.length})` : '';
		const { request, answer } = await sendForLogin(
			options,
			() => step(answers),
			secrets,
			`login${which}`,
		);
		const address = which && quote(withoutQuery(request), secrets);
		const refused = refusalOf(obtainedBy, address && `${which} at ${address}`);
		origin = address ? `${address}${which}` : originOf(request);
		requireSuccess(flow, source, origin, answer, secrets, refused);
		answers.push(answer);
		secrets.push(...tokensIn(answer.body), ...Object.values(answer.cookies ?? {}));
	}
	return readSession(options, origin, answers, obtainedBy);
}

/** What was refused, as its error says it. */
function refusalOf(obtainedBy: ObtainedBy, at: string): string {
	if (obtainedBy === 'refresh') return 'the renewal was refused';
	return at === '' ? 'the login was refused' : `the login${at} was refused`;
}

/** Values that look like tokens by their names: a later step can send them, and fail. */
function tokensIn(body: unknown): string[] {
	if (!isObject(body)) return [];
	return Object.entries(body).flatMap(([name, value]) => {
		if (typeof value === 'string') return /token|session|key|secret|jwt/i.test(name) ? [value] : [];
		return tokensIn(value);
	});
}

/**
 * Throws unless the answer to a step of the login is a success that can be read.
 *
 * @param refused what a refusal means
 */
function requireSuccess(
	flow: TokenFlow,
	source: LoginSource,
	origin: string,
	answer: HttpAnswer,
	secrets: string[],
	refused: string,
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
			refusalHint(flow, source, answer),
			refused,
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
		...(grant.who !== undefined && { who: grant.who }),
	};
}

function refusalHint(flow: TokenFlow, source: LoginSource, answer: HttpAnswer): string {
	if ([404, 405].includes(statusOf(flow, answer)) || isHtml(answer)) return checkUrl(flow);
	if (source.refusalAdvice !== undefined) return source.refusalAdvice;
	return 'Check the user name, password or key and the other login fields in the credential.';
}

/** The address of a request without its query, which can hold a secret. */
function withoutQuery({ url }: FlowRequest): string {
	return url.split(/[?#]/)[0];
}

const checkUrl = ({ urlFields }: TokenFlow) => `Check ${urlFields} in the credential.`;
