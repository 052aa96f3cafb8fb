import { asError, isUnreachable } from '../errors';
import type { FlowRequest, LoginSource, Session, Transport } from '../tokenFlow';
import { isExpired, liveRefreshToken } from './expiry';
import { login, obtain } from './login';
import { originOf, type TokenCall } from './sendForLogin';

/** The request that renews a session, and the token that it carries. */
interface Renewal {
	request: () => FlowRequest;
	carries: string;
}

/** How a session can be renewed just now; undefined: only by a login. */
function renewalOf(
	{ renew, renewLive, isOneTime }: LoginSource,
	session: Session,
	rejectedTokens: string[],
	now: number,
): Renewal | undefined {
	const { token } = session;
	// What replaces a spent token is tried even past its time: there is nothing else to try.
	const refreshToken = isOneTime ? session.refreshToken : liveRefreshToken(session, now);
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
	const answered = watchAnswers(call.transport);
	const renewing = renew({ ...call, transport: answered.transport }, previous, now);
	if (renewing === undefined) return await login(call, previous);
	try {
		return await renewing;
	} catch (error) {
		if (!mayLogInAfter(asError(error), call, previous, now, answered)) throw asError(error);
		return await login(call, previous);
	}
}

/** Renews without ever logging in; undefined if this session can't be renewed just now. */
export function renew(
	call: TokenCall,
	previous: Session | undefined,
	now: number,
): Promise<Session> | undefined {
	const { source } = call.flow;
	if (source.kind !== 'login' || previous === undefined) return undefined;
	const renewal = renewalOf(source, previous, call.rejectedTokens ?? [], now);
	if (renewal === undefined) return undefined;
	const { request, carries } = renewal;
	return obtain({ ...call, source }, [request], 'refresh', [carries]).then((session) =>
		withKept(session, previous),
	);
}

function mayLogInAfter(
	error: Error,
	{ flow: { source }, rejectedTokens = [] }: TokenCall,
	previous: Session | undefined,
	now: number,
	{ isAny, origin }: Answers,
): boolean {
	if (source.kind !== 'login' || source.isOneTime) return false;
	if (!isUnreachable(error)) return true;
	// A renewal that goes nowhere must not stop every call once the token is over; but what is true of
	// one address of a server is true of the login's there.
	if (isAny() || previous === undefined) return false;
	if (originOf(source.request(previous.discovered ?? {})) === origin()) return false;
	return isExpired(previous, now) || rejectedTokens.includes(previous.token);
}

/** What became of the requests of a transport. */
interface Answers {
	transport: Transport;
	isAny: () => boolean;
	/** Where the last one went. */
	origin: () => string;
}

function watchAnswers(transport: Transport): Answers {
	let isAny = false;
	let origin = '';
	const watched: Transport = async (request) => {
		origin = originOf(request);
		const answer = await transport(request);
		isAny = true;
		return answer;
	};
	return { transport: watched, isAny: () => isAny, origin: () => origin };
}

/** What the renewal does not say again still holds, the refresh token too (RFC 6749 section 6). */
function withKept(session: Session, previous: Session): Session {
	const { refreshToken, refreshExpiresAt, values, discovered, who } = previous;
	const kept = {
		...(who !== undefined && { who }),
		...session,
		...(values && { values: { ...values, ...session.values } }),
		...(discovered && { discovered }),
	};
	return session.refreshToken === undefined ? { ...kept, refreshToken, refreshExpiresAt } : kept;
}
