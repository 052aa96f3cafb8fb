import { discover } from './discovery';
import { asError, isUnreachable, unreadableAnswer } from '../errors';
import { decideLifetime, isExpired, liveRefreshToken } from './expiry';
import { secondsToMs } from './instants';
import { checkUrl, refusedWithoutToken, requireSuccess } from './refusal';
import { type LoginCall, originOf, sendForLogin, type TokenCall } from './sendForLogin';
import type {
	FlowRequest,
	GrantFields,
	HttpAnswer,
	LoginSource,
	ObtainedBy,
	Session,
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
	try {
		const session = await obtain({ ...call, source }, [request], 'refresh', [carries]);
		return withKept(session, previous);
	} catch (error) {
		// A token that still lives serves on; one that is dead leaves nothing to wait for.
		const isDead =
			isExpired(previous, call.clock.now()) || call.rejectedTokens?.includes(previous.token);
		if (isUnreachable(error) && !isDead) throw asError(error);
		// The answers to a login can repeat what the renewal carried.
		const { flow } = call;
		const secrets = [...flow.secrets, previous.token, carries];
		return await login({ ...call, flow: { ...flow, secrets } }, previous);
	}
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
	return readSession(options, origin, answers, obtainedBy, secrets);
}

/** Values that look like tokens by their names: a later step can send them, and fail. */
function tokensIn(body: unknown): string[] {
	if (!isObject(body)) return [];
	return Object.entries(body).flatMap(([name, value]) => {
		if (typeof value === 'string') return /token|session|key|secret|jwt/i.test(name) ? [value] : [];
		return tokensIn(value);
	});
}

function readSession(
	options: LoginCall,
	origin: string,
	answers: HttpAnswer[],
	obtainedBy: ObtainedBy,
	secrets: string[],
): Session {
	const { source } = options;
	const { body, headers } = answers[answers.length - 1];
	const grant = source.readGrant(body, answers, obtainedBy);
	if (!isToken(grant.token)) {
		const refused = refusedWithoutToken(options.flow, answers[answers.length - 1], secrets);
		if (refused !== undefined) throw refused;
	}
	return toSession(options, grant, obtainedBy, origin, headers, source.noToken?.(answers));
}

/** Some APIs number their sessions. */
const isToken = (value: unknown): value is string | number =>
	(typeof value === 'string' && value.trim() !== '') || (typeof value === 'number' && value > 0);

function toSession(
	{ flow, clock, fingerprint }: TokenCall,
	grant: GrantFields,
	obtainedBy: ObtainedBy,
	origin: string,
	headers: Record<string, string> = {},
	{ problem, cure } = { problem: 'there was no token in the answer', cure: checkUrl(flow) },
): Session {
	if (!isToken(grant.token)) throw unreadableAnswer(flow.provider, origin, problem, cure);
	const token = String(grant.token).trim();
	if (/[\r\n\0]/.test(token))
		throw unreadableAnswer(
			flow.provider,
			origin,
			'the token has characters that no header can carry',
			checkUrl(flow),
		);
	const receivedAt = clock.now();
	const lifetime = decideLifetime(flow, { ...grant, token }, receivedAt, headers);
	if (lifetime !== undefined && lifetime.ms <= 0)
		throw unreadableAnswer(
			flow.provider,
			origin,
			`its token was over ${Math.round(-lifetime.ms / 1000)} s before it came`,
			"The login hands out an old token: log in there by another method or endpoint, or have the provider's clock checked.",
		);
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
